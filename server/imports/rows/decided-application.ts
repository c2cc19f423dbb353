import type { RegisterResult } from "../../judgment/register-results.ts";
import type { ApplicationKind } from "../../rules/applications/applications.ts";
import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { Disposal } from "../../rules/case/outcomes.ts";
import { readResult } from "./cell-result.ts";
import type { RegisterRow } from "./read-register.ts";

/** How a matter ended, by the register; `isDayOfRow`: no day of the order is written, it is that of its last date. */
export type Ending = {
  readonly disposal: Disposal;
  readonly day: CourtDay;
  readonly isDayOfRow: boolean;
  /** Of a trial, what each accused came to, in their order; `null` where the register does not say it of each. */
  readonly results: readonly RegisterResult[] | null;
};

type Application = {
  readonly applicationKind: ApplicationKind | null;
  readonly stage: string;
  readonly institutionDay: CourtDay | null;
};

/**
 * How a row says that an application ended; null where its words are not the result of such an application, or no day
 * fits: none to come, none before it was made. `previousDay`: the last day of hearing that is known.
 */
export function endingOf(
  row: Pick<RegisterRow, "result" | "stage" | "decisionDay" | "hearings" | "previousDay">,
  { applicationKind, stage, institutionDay }: Application,
  today: CourtDay,
): Ending | null {
  const asked = { kind: applicationKind, isForBail: applicationKind === null && stage === "bail" };
  const said = [row.result, row.stage].flatMap((text) => (text === null ? [] : [readResult(text, asked)]));
  const disposal = said.find((one) => one !== null) ?? null;
  const last = [row.previousDay, ...row.hearings.map(({ day }) => day)]
    .filter((day) => day !== null && day <= today)
    .sort()
    .at(-1);
  const day = row.decisionDay ?? last ?? null;
  if (disposal === null || day === null || day > today) return null;
  if (institutionDay !== null && day < institutionDay) return null;
  return { disposal, day, isDayOfRow: row.decisionDay === null, results: null };
}
