/** Of what waits to go out, that of the date just given; null where nothing was recorded, or nothing goes out for it. */
export function justOffered<T extends { fromHearingId: number | null }>(
  offered: readonly T[],
  justKept: number | null,
): T | null {
  if (justKept === null) return null;
  return offered.find(({ fromHearingId }) => fromHearingId === justKept) ?? null;
}
