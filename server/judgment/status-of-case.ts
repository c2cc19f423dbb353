import type { Connection } from "../../db/connect.ts";
import { classesOfDistrict } from "../case/offence-classes.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { courtAndPolicy } from "../courts/court-days.ts";
import { type CourtDay, dayAt } from "../rules/calendar/court-day.ts";
import { chargedAgainst } from "../rules/case/charges.ts";
import { ageOn } from "../rules/case/juvenile.ts";
import { chargedSection } from "../rules/case/offences.ts";
import { isAllowed } from "../rules/case/stage-machine.ts";
import type { Stage } from "../rules/case/stages.ts";
import type { AccusedJudgment } from "../rules/judgment/judgment.ts";
import type { ComplainantState, Forum } from "../rules/settlement/settlement-facts.ts";
import { findJudgment } from "./judgment-store.ts";
import { findSettlements } from "./settlement-store.ts";
import { findLifeCase, findLifePeople, findPositions } from "./status-store.ts";

export type LifeOfCase = Awaited<ReturnType<typeof lifeOfCase>>;
export type AccusedInLife = LifeOfCase["accused"][number];

/** A case as its class, a settlement and a judgment see it. Throws `not-found` for a case of another court. */
export async function lifeOfCase(connection: Connection, ctx: Context, courtId: number, caseId: number) {
  const row = await findLifeCase(connection, courtId, caseId);
  if (!row) throw new Refused("not-found");
  const [people, positions, settlements, judgment, confirmed, { timezone }] = await Promise.all([
    findLifePeople(connection, caseId),
    findPositions(connection, caseId),
    findSettlements(connection, caseId),
    findJudgment(connection, caseId),
    classesOfDistrict(connection, row.districtId),
    courtAndPolicy(connection, courtId),
  ]);
  const standing = settlements.filter(({ reopenedDay }) => reopenedDay === null);
  const parts = standing.flatMap((one) => one.parts);
  const charged = [...row.sections, ...row.unreadSections];
  const accused = people
    .filter(({ role }) => role === "accused")
    .map(({ id, name, nameUr, chargedSections }) =>
      accusedOf({ id, name, nameUr }, chargedAgainst(charged, chargedSections), parts, judgment),
    );
  return {
    row,
    today: dayAt(ctx.now, timezone),
    people,
    accused,
    charged: charged.map(chargedSection),
    confirmed,
    hasMinorVictim: minorVictim(people, row.offenceDay),
    forum: forumOf(row.applicationKind),
    isPendingHere: isPendingHere(row),
    positions,
    complainant: (positions[0]?.position ?? "comes") satisfies ComplainantState,
    settlements,
    judgment,
  };
}

type Person = { id: number; name: string; nameUr: string | null };
type Part = { accusedId: number; section: string };
type Judgment = Awaited<ReturnType<typeof findJudgment>>;

function accusedOf(one: Person, charged: readonly string[], parts: readonly Part[], judgment: Judgment) {
  const settled = parts.filter(({ accusedId }) => accusedId === one.id).map(({ section }) => section);
  const remaining = charged.filter((section) => !settled.includes(section));
  const said = judgment?.results.find(({ accusedId }) => accusedId === one.id) ?? null;
  return {
    ...one,
    /** Against him; the case may have more. */
    charged: [...charged],
    /** Compounded by a settlement that stands. */
    settled,
    /** What goes on against him, as far as settlements tell. */
    remaining,
    /** Every section was compounded with him (s.345(6)). */
    isReleased: settled.length > 0 && remaining.length === 0,
    said,
  };
}

/** What the judgment rules are asked about each accused. */
export const judgmentsOf = ({ accused }: Pick<LifeOfCase, "accused">): AccusedJudgment[] =>
  accused.map(({ id, said }) => ({
    accused: id,
    result: said?.result ?? null,
    sentence: said && { months: said.months, fine: said.fine, compensation: said.compensation },
    isSplit: said?.isSplit ?? false,
    differing: said?.differing ?? [],
  }));

export const releasedOf = ({ accused }: Pick<LifeOfCase, "accused">): number[] =>
  accused.filter(({ isReleased }) => isReleased).map(({ id }) => id);

/** After a conviction it is the appeal or revision that pends; the kinds of applications say which it is. */
function forumOf(applicationKind: string | null): Forum {
  if (applicationKind?.includes("appeal")) return "appeal";
  return applicationKind?.includes("revision") ? "revision" : "trial";
}

/** A prosecution of which cognizance was taken, or an appeal or revision; never a bail or remand matter alone. */
function isPendingHere(row: {
  disposalDay: CourtDay | null;
  docket: string;
  applicationKind: string | null;
  cognizanceDay: CourtDay | null;
  stage: Stage;
}): boolean {
  if (row.disposalDay !== null) return false;
  if (row.docket === "application") return forumOf(row.applicationKind) !== "trial";
  if (row.docket === "inquiry") return false;
  return row.cognizanceDay !== null || row.stage === "compromise" || isAllowed(row.stage, "compromise");
}

/** Whether a victim was under eighteen on the day; null where a birth day or the day of the offence is not recorded. */
function minorVictim(
  people: readonly { role: string; birthDay: CourtDay | null }[],
  offenceDay: CourtDay | null,
): boolean | null {
  const victims = people.filter(({ role }) => role === "victim");
  const harmed = victims.length > 0 ? victims : people.filter(({ role }) => role === "complainant");
  if (offenceDay === null || harmed.length === 0) return null;
  const ages = harmed.map(({ birthDay }) => (birthDay === null ? null : ageOn(birthDay, offenceDay)));
  if (ages.some((age) => age !== null && age < 18)) return true;
  return ages.includes(null) ? null : false;
}
