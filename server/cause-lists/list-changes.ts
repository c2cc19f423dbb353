import type { Connection } from "../../db/connect.ts";
import { type CourtDay, instantOf, isCourtDay } from "../rules/calendar/court-day.ts";
import { dayWords } from "../rules/calendar/day-words.ts";
import type { CauseList, ListedName, ListLanguage } from "../rules/cause-lists/cause-list.ts";
import { nameIn } from "../rules/cause-lists/cause-list.ts";
import { changesSince } from "../rules/cause-lists/list-difference.ts";
import { csvText } from "../rules/text/csv-text.ts";
import { fill } from "../wording/fill.ts";
import { WORDING } from "../wording/languages.ts";
import { findContents, findRemoved, type PostedState, type PostedVersion } from "./posted-store.ts";
import { versionIn } from "./read-list.ts";
import { TERMS } from "./view-for.ts";

/** Which version of a list is told, and since which; `base` is null where nothing of it hung that may still be read. */
export type Compared = { current: PostedVersion; base: PostedVersion | null };

/** A matter by number and time; nobody's name is in it, and of a restricted matter no more than of any other. */
export type ChangedMatter = {
  readonly change: "added" | "moved" | "altered" | "removed";
  readonly serial: number | null;
  readonly time: string;
  readonly caseNumber: string;
  /** The same in words. */
  readonly text: string;
  /** The day on which a removed matter now stands. */
  readonly to: CourtDay | null;
};

export type ChangesView = {
  readonly language: ListLanguage;
  readonly courtCode: string;
  readonly court: string;
  readonly day: CourtDay;
  readonly supplementary: number | null;
  readonly version: number;
  readonly publishedAt: string;
  readonly since: number | null;
  /** Nothing of what hung before counts any more: what is told is the whole list. */
  readonly isWhole: boolean;
  readonly changes: readonly ChangedMatter[];
  readonly isDemo: boolean;
};

type Asked = { supplementary: number | null; version: number | null; since: string; day: CourtDay };

/** The two versions that `since` compares, by a number or by a time; null where there are no such versions to compare. */
export function comparedIn(state: PostedState, asked: Asked): Compared | null {
  const current = versionIn(state, asked);
  if (!current || current.isWithdrawn) return null;
  const before = state.versions.filter(
    ({ supplementary, version }) => supplementary === asked.supplementary && version <= current.version,
  );
  if (asked.since === "0") return { current, base: null };
  if (/^[1-9]\d{0,3}$/.test(asked.since)) {
    const base = before.find(({ version }) => version === Number(asked.since));
    return base ? { current, base: base.isWithdrawn ? null : base } : null;
  }
  const at = timeIn(asked.since, state.timezone);
  if (at === null) return null;
  const base = before.findLast(({ publishedAt }) => new Date(publishedAt) <= at);
  return { current, base: base && !base.isWithdrawn ? base : null };
}

/** `2026-12-09`, `2026-12-09T15:00` by the court's clock, or with its own offset. */
function timeIn(text: string, timezone: string): Date | null {
  // A plus sign in an address reads as a space.
  const found = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d{1,6})?)?(Z|[ +-]\d\d:\d\d)?)?$/.exec(text);
  if (!found) return null;
  const [whole, day, time = "00:00", offset] = found;
  if (!isCourtDay(day!) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const at = offset === undefined ? instantOf(day, time, timezone) : new Date(whole.replace(" ", "+"));
  return Number.isNaN(at.getTime()) ? null : at;
}

/** What the wall of a day shows otherwise since; every reader is told the same. */
export async function changesFor(
  connection: Connection,
  state: PostedState,
  { current, base }: Compared,
  language: ListLanguage,
): Promise<ChangesView | null> {
  const passed = state.versions.filter(
    ({ supplementary, version }) =>
      supplementary === current.supplementary && base !== null && version > base.version && version <= current.version,
  );
  const [contents, removed] = await Promise.all([
    findContents(connection, [current.id, ...(base ? [base.id] : [])]),
    findRemoved(
      connection,
      passed.map(({ id }) => id),
    ),
  ]);
  const list = contents.get(current.id);
  const previous = base ? contents.get(base.id) : null;
  if (!list || previous === undefined) return null;
  return viewOf(list, { previous, removed, language });
}

function viewOf(
  list: CauseList,
  of: { previous: CauseList | null; removed: CauseList["removed"]; language: ListLanguage },
): ChangesView {
  const { language, previous } = of;
  const words = TERMS[language].list;
  const says = WORDING[language].planner.posted.changes;
  const { changes, removed } = changesSince(previous, list, of.removed);
  return {
    ...{ language, courtCode: list.courtCode, court: nameIn(list.court as ListedName, language), day: list.day },
    ...{ supplementary: list.supplementary, version: list.version, publishedAt: list.publishedAt },
    ...{ since: previous?.version ?? null, isWhole: previous === null, isDemo: list.isDemo },
    changes: [
      ...changes.map(({ change, entry, from }): ChangedMatter => {
        const text =
          change === "added" ? words.added : change === "moved" ? words.moved(from ?? words.anyTime) : says.altered;
        const { serial, caseNumber, block } = entry;
        return { change, serial, time: block ?? words.anyTime, caseNumber, text, to: null };
      }),
      ...removed.map(({ caseNumber, to }): ChangedMatter => {
        const where = to === null ? words.removedUndated : words.removedTo(dayWords(to, language));
        const text = `${words.removed}${language === "ur" ? "؛" : ";"} ${where}`;
        return { change: "removed", serial: null, time: "", caseNumber, text, to };
      }),
    ],
  };
}

/** As a table to work with; its last line says which versions it compares. */
export function changesCsv(view: ChangesView): string {
  const { columns, remarks, time } = TERMS[view.language].list;
  const rows = view.changes.map((one) => [String(one.serial ?? ""), one.time, one.caseNumber, one.text]);
  return csvText([[columns.serial, time, columns.caseNumber, remarks], ...rows, ["", "", "", sinceWords(view)]]);
}

/** "version 3, changed since version 1" */
export function sinceWords({ language, version, since }: Pick<ChangesView, "language" | "version" | "since">): string {
  const says = WORDING[language].planner.posted.changes;
  const text = since === null ? says.whole : says.between;
  return fill(text, { version: String(version), since: String(since ?? "") });
}
