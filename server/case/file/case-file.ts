import { readInSight } from "../../access/sight.ts";
import type { Context } from "../../core/context.ts";
import { Refused } from "../../core/refused.ts";
import { courtAndPolicy } from "../../courts/court-days.ts";
import { dayAt } from "../../rules/calendar/court-day.ts";
import { postedMark } from "../../rules/case/case-label.ts";
import { isPastTarget } from "../../rules/case/clocks.ts";
import type { ConfirmedClass } from "../../rules/case/offence-table.ts";
import { chargedSection, restrictionOf } from "../../rules/case/offences.ts";
import { type CaseRole, isOnRecord } from "../../rules/people/people.ts";
import { alarmLevel } from "../bail-alarms.ts";
import { findDetained } from "../case-people-store.ts";
import { numberOf } from "../find-duplicates.ts";
import { classesOfDistrict } from "../offence-classes.ts";
import { type CaseRow, findCaseAsJson, findCasePeople, findCases, type StoredPerson } from "../store.ts";
import { matterOf } from "../stored-cases.ts";
import { entryOf } from "./case-entry.ts";
import { historyOf } from "./case-history.ts";
import { findChangesOfCase, findHearingsOfCase, findListsOfCase } from "./file-store.ts";
import { undoBars } from "./may-undo.ts";

export type CaseFile = Awaited<ReturnType<typeof caseFile>>;

/** Everything the docket knows of one case, shaded where its people are not open to who asks. Throws `not-found`, also for a case of another court. */
export function caseFile(ctx: Context, input: { courtId: number; caseId: number }) {
  const asked = { permission: "docket.read", courtId: input.courtId, reading: READING } as const;
  return readInSight(ctx, asked, input, async (connection) => {
    const [row] = await findCases(connection, input.courtId, { ids: [input.caseId] });
    if (!row) throw new Refused("not-found");
    const [people, hearings, lists, { changes, touched }, current, detained, { policy, timezone, court }] =
      await Promise.all([
        findCasePeople(connection, [row.id]).then((found) => found.get(row.id) ?? []),
        findHearingsOfCase(connection, row.id),
        findListsOfCase(connection, row.courtId, row.id),
        findChangesOfCase(connection, row.id),
        findCaseAsJson(connection, row.id),
        findDetained(connection, row.id),
        courtAndPolicy(connection, row.courtId),
      ]);
    const today = dayAt(ctx.now, timezone);
    const confirmed = await classesOfDistrict(connection, court.districtId);
    const bars = undoBars(ctx, input.courtId, changes, touched);
    return {
      ...factsOf(row, confirmed),
      today,
      isPastTarget: isPastTarget(row, today),
      bailAlarm: alarmLevel(row, detained, today, policy.statutoryBailNoticeDays),
      people: people.map(personOf),
      hearings,
      lists,
      history: historyOf(changes, touched, current).map(({ permission, courtId, ...entry }) => ({
        ...entry,
        undoBar: bars.get(entry.changeId) ?? null,
      })),
      entry: entryOf(matterOf(row, people)),
    };
  });
}

type Shown = {
  isShaded: boolean;
  caseId: number;
  restriction: { restricted: boolean };
  people: readonly ReturnType<typeof personOf>[];
};
const READING = {
  action: "case.read",
  cases: ({ isShaded, caseId, restriction, people }: Shown) =>
    !isShaded && isOnRecord(restriction.restricted, people) ? [caseId] : [],
};

function factsOf(row: CaseRow, confirmed: readonly ConfirmedClass[]) {
  const restriction = restrictionOf({ ...row, sections: row.sections.map(chargedSection) }, confirmed);
  return {
    caseId: row.id,
    version: row.version,
    number: numberOf(row),
    posted: postedMark(row.id, row.number),
    cfmsCode: row.cfmsCode,
    fir: row.firNumber === null ? null : { number: row.firNumber, year: row.firYear, station: row.station },
    station: row.station,
    accusedTitle: row.accusedTitle,
    sections: row.sections,
    unreadSections: row.unreadSections,
    stage: row.stage,
    stageSince: row.stageSince,
    custody: row.custody,
    custodySince: row.custodySince,
    restriction,
    institutionDay: row.institutionDay,
    offenceDay: row.offenceDay,
    firDay: row.firDay,
    challanDay: row.challanDay,
    cognizanceDay: row.cognizanceDay,
    copiesDay: row.copiesDay,
    proclamationDay: row.proclamationDay,
    priorDay: row.priorDay,
    nextDay: row.nextDay,
    lastDay: row.lastDay,
    disposalDay: row.disposalDay,
    disposal: row.disposal,
    hearingsCount: row.hearingsCount,
    notReachedCount: row.notReachedCount,
    remarks: row.remarks,
  };
}

function personOf({ role, name, nameUr, custody, custodySince }: StoredPerson) {
  return { role: role as CaseRole, name, nameUr, custody, custodySince };
}
