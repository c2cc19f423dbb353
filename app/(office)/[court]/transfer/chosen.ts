const KEY = "peshi-transfer";

/** Cases chosen in the docket, carried to the transfer screen on this device only. */
export function keepChosen(courtId: number, caseIds: readonly number[]): void {
  window.sessionStorage.setItem(KEY, JSON.stringify({ courtId, caseIds }));
}

export function chosenFor(courtId: number): number[] {
  try {
    const kept = JSON.parse(window.sessionStorage.getItem(KEY) ?? "null");
    if (kept?.courtId !== courtId || !Array.isArray(kept.caseIds)) return [];
    return kept.caseIds.filter((id: unknown): id is number => Number.isSafeInteger(id));
  } catch {
    return [];
  }
}

export const forgetChosen = (): void => window.sessionStorage.removeItem(KEY);
