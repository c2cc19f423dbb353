import { type CourtDay, dayAt, timeAt } from "../rules/calendar/court-day.ts";
import { dayWords } from "../rules/calendar/day-words.ts";
import { sectionsInWords } from "../rules/case/offences.ts";
import {
  type Audience,
  type AuditHead,
  type CauseList,
  composeTitle,
  type ListedName,
  type ListLanguage,
  NOTHING_SHUT,
  nameIn,
  type VisibleEntry,
  visibleTo,
} from "../rules/cause-lists/cause-list.ts";
import { groupOf } from "../rules/cause-lists/list-order.ts";
import { terms as english, type Terms } from "../wording/terms.en.ts";
import { terms as urdu } from "../wording/terms.ur.ts";

/** One matter, finished for reading: plain text in one language, empty where there is nothing to say. */
export type ListRow = {
  readonly serial: number;
  readonly change: "" | "added" | "moved";
  readonly changeText: string;
  readonly caseNumber: string;
  readonly fir: string;
  readonly station: string;
  readonly sections: string;
  readonly parties: string;
  readonly isWithheld: boolean;
  readonly complainants: string;
  readonly counsel: string;
  readonly prosecutor: string;
  readonly officer: string;
  readonly purpose: string;
  /** "report by 08:30", only where it differs from its block. */
  readonly reporting: string;
  readonly marks: readonly string[];
  readonly previous: string;
};

export type ListBlock = {
  /** `HH:MM`, or the words for a matter without a time. */
  readonly time: string;
  readonly reporting: string;
  /** `heading` is empty where naming the purpose would tell that of a withheld matter. */
  readonly groups: readonly { readonly heading: string; readonly rows: readonly ListRow[] }[];
};

/** A list as one audience reads it in one language: all that the renderers know, and what JSON gives. */
export type ListView = {
  readonly language: ListLanguage;
  readonly direction: "ltr" | "rtl";
  readonly audience: Audience;
  readonly courtCode: string;
  readonly day: CourtDay;
  readonly supplementary: number | null;
  readonly version: number;
  readonly isDemo: boolean;
  readonly heading: string;
  readonly court: string;
  readonly district: string;
  readonly judge: string;
  readonly place: string;
  readonly dayText: string;
  /** Court and day once more in the other language: a posted list is read by both. */
  readonly other: { readonly court: string; readonly dayText: string; readonly heading: string };
  readonly versionText: string;
  readonly published: string;
  readonly printed: string;
  readonly total: string;
  readonly confidential: string;
  readonly blocks: readonly ListBlock[];
  readonly removed: readonly { readonly caseNumber: string; readonly to: string }[];
  readonly isRevised: boolean;
  readonly auditHead: AuditHead | null;
  /** The same in short, for the foot of a print; empty where there is none. */
  readonly record: string;
};

/** Figures of a hash that are printed: enough that no other entry of the court has the same. */
const SHORT_HASH = 12;

export const TERMS: Readonly<Record<ListLanguage, Terms>> = { en: english, ur: urdu };

/**
 * The view of a frozen version for an audience in a language.
 * @param printedAt ISO instant of a print; `null` on the posted page, which must be the same for everybody.
 * @param shut cases whose people are not open to the reader.
 */
export function viewFor(
  list: CauseList,
  audience: Audience,
  language: ListLanguage,
  printedAt: string | null = null,
  shut: ReadonlySet<number> = NOTHING_SHUT,
): ListView {
  const words = TERMS[language].list;
  const otherLanguage = language === "en" ? "ur" : "en";
  const entries = visibleTo(list, audience, shut);
  const say = (name: ListedName | null): string => (name === null ? "" : nameIn(name, language));
  return {
    language,
    direction: language === "ur" ? "rtl" : "ltr",
    audience,
    courtCode: list.courtCode,
    day: list.day,
    supplementary: list.supplementary,
    version: list.version,
    isDemo: list.isDemo,
    heading: headingOf(list, language),
    court: say(list.court),
    district: say(list.district),
    judge: say(list.judge),
    place: [say(list.room), say(list.place)].filter((part) => part !== "").join(language === "ur" ? "، " : ", "),
    dayText: dayWords(list.day, language),
    other: {
      court: nameIn(list.court, otherLanguage),
      dayText: dayWords(list.day, otherLanguage),
      heading: headingOf(list, otherLanguage),
    },
    versionText: words.version(list.version),
    published: words.published(momentIn(list.publishedAt, list.timezone, language)),
    printed: printedAt === null ? "" : words.printed(momentIn(printedAt, list.timezone, language)),
    total: words.matters(entries.length),
    confidential: audience === "judge" || audience === "prosecution" ? words.confidential : "",
    blocks: blocksOf(entries, language),
    removed: list.removed.map(({ caseNumber, to }) => ({
      caseNumber,
      to: to === null ? words.removedUndated : words.removedTo(dayWords(to, language)),
    })),
    isRevised: list.removed.length > 0 || entries.some((entry) => entry.change !== null),
    auditHead: list.auditHead ?? null,
    record: list.auditHead ? words.record(list.auditHead.seq, list.auditHead.hash.slice(0, SHORT_HASH)) : "",
  };
}

function headingOf(list: CauseList, language: ListLanguage): string {
  const words = TERMS[language].list;
  return list.supplementary === null ? words.causeList : words.supplementary(list.supplementary);
}

function momentIn(instant: string, timezone: string, language: ListLanguage): string {
  const at = new Date(instant);
  return `${dayWords(dayAt(at, timezone), language, "date")}, ${timeAt(at, timezone)}`.replace(
    ",",
    language === "ur" ? "،" : ",",
  );
}

function blocksOf(entries: readonly VisibleEntry[], language: ListLanguage): ListBlock[] {
  const words = TERMS[language].list;
  const starts = [...new Set(entries.map((entry) => entry.block))];
  return starts.map((start) => {
    const here = entries.filter((entry) => entry.block === start);
    const reporting = commonReporting(here);
    return {
      time: start ?? words.anyTime,
      reporting: reporting === null ? "" : words.reportBy(reporting),
      groups: groupsOf(here, reporting, language),
    };
  });
}

function commonReporting(entries: readonly VisibleEntry[]): string | null {
  const times = new Set(entries.map((entry) => entry.reportingTime));
  return times.size === 1 ? [...times][0]! : null;
}

/** Runs of one purpose under its heading; a block with a withheld matter has none, its place would tell the purpose. */
function groupsOf(entries: readonly VisibleEntry[], reporting: string | null, language: ListLanguage) {
  const isNeutral = entries.some((entry) => entry.purpose === null);
  const groups: { heading: string; rows: ListRow[] }[] = [];
  for (const entry of entries) {
    const heading =
      isNeutral || entry.purpose === null
        ? ""
        : TERMS[language].purposeGroups[groupOf({ ...entry, purpose: entry.purpose })];
    if (groups.at(-1)?.heading !== heading) groups.push({ heading, rows: [] });
    groups.at(-1)!.rows.push(rowOf(entry, reporting, language));
  }
  return groups;
}

function rowOf(entry: VisibleEntry, reporting: string | null, language: ListLanguage): ListRow {
  const words = TERMS[language].list;
  const say = (name: ListedName | null): string => (name === null ? "" : nameIn(name, language));
  const many = (names: readonly ListedName[]): string =>
    names
      .map(say)
      .filter((name) => name !== "")
      .join(language === "ur" ? "، " : ", ");
  return {
    serial: entry.serial,
    change: entry.change ?? "",
    changeText: changeOf(entry, language),
    caseNumber: entry.caseNumber,
    fir: entry.fir === null ? "" : words.fir(`${entry.fir.number}/${entry.fir.year}`),
    station: entry.fir?.station ?? "",
    sections: sectionsInWords(entry.sections),
    parties: entry.accused === null ? words.withheld : composeTitle(entry.accused, entry.otherAccused, language),
    isWithheld: entry.isWithheld,
    complainants: many(entry.complainants),
    counsel: many(entry.counsel),
    prosecutor: say(entry.prosecutor),
    officer: say(entry.officer),
    purpose: entry.purpose === null ? words.hearing : TERMS[language].purposes[entry.purpose],
    reporting: reporting === null ? words.reportBy(entry.reportingTime) : "",
    marks: marksOf(entry, language),
    previous: entry.previousDay === null ? "" : words.previous(dayWords(entry.previousDay, language, "figures")),
  };
}

function changeOf(entry: VisibleEntry, language: ListLanguage): string {
  const words = TERMS[language].list;
  if (entry.change === "added") return words.added;
  return entry.change === "moved" ? words.moved(entry.movedFrom ?? words.anyTime) : "";
}

function marksOf(entry: VisibleEntry, language: ListLanguage): string[] {
  const words = TERMS[language].list;
  const marks: string[] = [];
  if (entry.isMarkedRestricted) marks.push(words.restricted);
  if (entry.isInCustody) marks.push(words.inCustody);
  if (entry.isPartHeard) marks.push(words.partHeard);
  if (entry.notReachedTimes > 0) marks.push(words.notReached(entry.notReachedTimes));
  return marks;
}
