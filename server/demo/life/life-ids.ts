import type { CourtDay } from "../../rules/calendar/court-day.ts";
import type { CaseRole } from "../../rules/people/people.ts";
import type { DemoHearing } from "../docket/demo-hearing.ts";
import type { Draws } from "../docket/draws.ts";
import type { DocketCourt } from "../docket/make-docket.ts";

/** A person of a case of the demo, as it was entered. */
export type PersonId = { id: number; personId: number; caseId: number; role: CaseRole; ordinal: number; name: string };

/** Everything that the life of a court's cases is made from. The draws are those of the court alone. */
export type Life = {
  draws: Draws;
  one: DocketCourt;
  today: CourtDay;
  courtId: number;
  courtIds: ReadonlyMap<string, number>;
  caseIds: readonly number[];
  hearingIds: ReadonlyMap<string, number>;
  /** By the place of the case in its court. */
  people: ReadonlyMap<number, readonly PersonId[]>;
  /** Hearings of a case by its place, in order of day. */
  hearings: ReadonlyMap<number, readonly DemoHearing[]>;
  clerk: string | null;
  judge: string | null;
};

export const inRole = ({ people }: Pick<Life, "people">, caseAt: number, role: CaseRole): PersonId[] =>
  (people.get(caseAt) ?? []).filter((one) => one.role === role);
