/**
 * Of what waits to go out, that of the date just given: by the hearing whose outcome gave it, or a matter just taken up
 * itself. Null where nothing was recorded, or nothing goes out for it.
 */
export function justOffered<T extends { hearingId: number; fromHearingId: number | null }>(
  offered: readonly T[],
  justKept: number | null,
): T | null {
  if (justKept === null) return null;
  return offered.find(({ hearingId, fromHearingId }) => (fromHearingId ?? hearingId) === justKept) ?? null;
}
