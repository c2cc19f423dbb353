import type { CourtDay } from "../calendar/court-day.ts";
import type { Fir } from "../case/case-number.ts";
import type { ChargedSection } from "../case/offence-table.ts";
import type { Restriction } from "../case/offences.ts";
import { type Purpose, publishedPurpose } from "../case/purposes.ts";
import type { Stage } from "../case/stages.ts";

export const AUDIENCES = ["public", "judge", "prosecution", "gate"] as const;
export type Audience = (typeof AUDIENCES)[number];

export type ListLanguage = "en" | "ur";

/** A name as registered; `nameUr` is `null` when nobody has written it in Urdu. */
export type ListedName = { readonly name: string; readonly nameUr: string | null };

/** One matter of a version. Free text of a register (remarks, notes, raw titles) has no place in it, by design. */
export type CauseListEntry = {
  readonly hearingUid: string;
  readonly caseId: number;
  /** 1, 2, 3 … in calling order, unique in the version. */
  readonly serial: number;
  /** Start of the time block, `HH:MM` local; `null`: any time of the day. */
  readonly block: string | null;
  readonly reportingTime: string;
  readonly minutes: number;
  /** As printed, e.g. "Special Case 150-A/2019". */
  readonly caseNumber: string;
  readonly fir: Fir | null;
  readonly sections: readonly ChargedSection[];
  readonly stage: Stage;
  readonly purpose: Purpose;
  readonly accused: readonly ListedName[];
  /** Accused beyond those named. */
  readonly otherAccused: number;
  /** Only ever shown to the judge and the prosecution. */
  readonly complainants: readonly ListedName[];
  readonly counsel: readonly ListedName[];
  readonly prosecutor: ListedName | null;
  readonly officer: ListedName | null;
  readonly isInCustody: boolean;
  readonly restriction: Restriction;
  readonly isPartHeard: boolean;
  readonly notReachedTimes: number;
  readonly previousDay: CourtDay | null;
  /** Against the version before; `movedFrom` is the block it had there. */
  readonly change: null | "added" | "moved";
  readonly movedFrom: string | null;
};

export type RemovedEntry = {
  readonly hearingUid: string;
  readonly caseNumber: string;
  /** The day it was moved to; `null` when it has none. */
  readonly to: CourtDay | null;
};

/** Where the audit of a court stood: its last entry, and the hash over everything up to it. */
export type AuditHead = { readonly seq: number; readonly hash: string };

/** The frozen content of one published version. Every audience's list is a view of it. */
export type CauseList = {
  /** The court's code, as in the address of the public page. */
  readonly courtCode: string;
  readonly court: ListedName;
  readonly district: ListedName;
  readonly judge: ListedName | null;
  readonly place: ListedName | null;
  readonly room: ListedName | null;
  readonly day: CourtDay;
  readonly version: number;
  /** 1, 2 … for a supplementary list of the day, each with versions of its own. */
  readonly supplementary: number | null;
  /** ISO instant. */
  readonly publishedAt: string;
  /** IANA name of the district's time zone, in which times are printed. */
  readonly timezone: string;
  readonly isDemo: boolean;
  readonly entries: readonly CauseListEntry[];
  readonly removed: readonly RemovedEntry[];
  /** As it was when this was published: what leaves with the list proves later that nothing before it was rewritten. */
  readonly auditHead?: AuditHead | null;
};

/** What one audience may see of one matter: a withheld field is `null`, empty or false, never merely hidden. */
export type VisibleEntry = {
  readonly serial: number;
  readonly block: string | null;
  readonly reportingTime: string;
  readonly caseNumber: string;
  /** True where the audience may know no more than number and time. */
  readonly isWithheld: boolean;
  /** Restricted, but shown in full to this audience: it must be reminded. */
  readonly isMarkedRestricted: boolean;
  readonly fir: Fir | null;
  readonly sections: readonly ChargedSection[];
  /** `null` is the neutral "hearing". */
  readonly purpose: Purpose | null;
  readonly minutes: number | null;
  readonly stage: Stage | null;
  readonly accused: readonly ListedName[] | null;
  readonly otherAccused: number;
  readonly complainants: readonly ListedName[];
  readonly counsel: readonly ListedName[];
  readonly prosecutor: ListedName | null;
  readonly officer: ListedName | null;
  readonly isInCustody: boolean;
  readonly isPartHeard: boolean;
  readonly notReachedTimes: number;
  readonly previousDay: CourtDay | null;
  readonly change: null | "added" | "moved";
  readonly movedFrom: string | null;
};

/** Number and time, and whether the row is new: what anybody may know of any matter. */
function bareEntry(entry: CauseListEntry): VisibleEntry {
  return {
    serial: entry.serial,
    block: entry.block,
    reportingTime: entry.reportingTime,
    caseNumber: entry.caseNumber,
    isWithheld: true,
    isMarkedRestricted: false,
    fir: null,
    sections: [],
    purpose: null,
    minutes: null,
    stage: null,
    accused: null,
    otherAccused: 0,
    complainants: [],
    counsel: [],
    prosecutor: null,
    officer: null,
    isInCustody: false,
    isPartHeard: false,
    notReachedTimes: 0,
    previousDay: null,
    change: entry.change,
    movedFrom: entry.movedFrom,
  };
}

function publicEntry(entry: CauseListEntry): VisibleEntry {
  // Only a plain `false` opens a matter: a missing or damaged restriction keeps it closed.
  if (entry.restriction?.restricted !== false) return bareEntry(entry);
  return {
    ...bareEntry(entry),
    isWithheld: false,
    fir: entry.fir,
    sections: entry.sections,
    purpose: publishedPurpose(entry.purpose),
    accused: entry.accused.map(publicName),
    otherAccused: entry.otherAccused,
    counsel: entry.counsel.map(publicName),
  };
}

/** The guards at the gate: who comes from jail, and nothing of what the matter is about. */
function gateEntry(entry: CauseListEntry): VisibleEntry {
  const seen = publicEntry(entry);
  return { ...seen, fir: null, sections: [], purpose: null, counsel: [], isInCustody: entry.isInCustody };
}

function fullEntry(entry: CauseListEntry): VisibleEntry {
  return {
    ...bareEntry(entry),
    isWithheld: false,
    isMarkedRestricted: entry.restriction?.restricted !== false,
    fir: entry.fir,
    sections: entry.sections,
    purpose: entry.purpose,
    minutes: entry.minutes,
    stage: entry.stage,
    accused: entry.accused,
    otherAccused: entry.otherAccused,
    complainants: entry.complainants,
    counsel: entry.counsel,
    prosecutor: entry.prosecutor,
    officer: entry.officer,
    isInCustody: entry.isInCustody,
    isPartHeard: entry.isPartHeard,
    notReachedTimes: entry.notReachedTimes,
    previousDay: entry.previousDay,
  };
}

const ENTRY_FOR: Readonly<Record<Audience, (entry: CauseListEntry) => VisibleEntry>> = {
  public: publicEntry,
  judge: fullEntry,
  prosecution: fullEntry,
  gate: gateEntry,
};

/** What an audience may see of one matter. */
export const entryFor = (entry: CauseListEntry, audience: Audience): VisibleEntry => ENTRY_FOR[audience](entry);

/**
 * What an audience may see of a version, in calling order. This is the allow-list: fields are copied one by one, so
 * that a field added to a matter is seen by nobody until it is added here. Complainants are never public, and a
 * restricted matter is public by number and time only (authority: see `restrictionOf`).
 */
export function visibleTo(
  list: CauseList,
  audience: Audience,
  shut: ReadonlySet<number> = NOTHING_SHUT,
): VisibleEntry[] {
  const inOrder = [...list.entries].sort((one, other) => one.serial - other.serial);
  return inOrder.map((entry) => entryFor(entry, shut.has(entry.caseId) ? "public" : audience));
}

/** No case whose people are closed to the reader: such a matter stands on his copy as it does on the wall. */
export const NOTHING_SHUT: ReadonlySet<number> = new Set();

/** Where an address, a telephone or an identity number begins that a clerk typed behind a name. */
const AFTER_NAME =
  /[\d۰-۹٠-٩,،;؛(\r\n\t|]|\b(?:r\/o|resident|cnic|nicop|ph(?:one)?|mob(?:ile)?|cell|address)\b|ساکن|سکنہ|رہائش|شناختی|فون|موبائل|پتہ/iu;

/** The name alone, cut where anything else begins; may come out empty. */
function nameOnly(text: string): string {
  const at = text.search(AFTER_NAME);
  return (at < 0 ? text : text.slice(0, at))
    .replace(/[\s:\-–]+$/u, "")
    .trim()
    .slice(0, 80);
}

/** A name as it may be posted: nothing that a clerk wrote behind it. */
export function publicName(name: ListedName): ListedName {
  return { name: nameOnly(name.name), nameUr: name.nameUr === null ? null : nameOnly(name.nameUr) };
}

/** The name in the language of the list, in the other where it has none there; may be empty. */
export function nameIn(name: ListedName, language: ListLanguage): string {
  return (language === "ur" ? name.nameUr?.trim() || name.name : name.name.trim() || name.nameUr) ?? "";
}

/**
 * The title of a criminal case, composed and never copied: "State v. A & 2 others", "سرکار بنام الف و 2 دیگر".
 * `others` counts the accused beyond those in `accused`.
 */
export function composeTitle(accused: readonly ListedName[], others: number, language: ListLanguage): string {
  const names = accused.map((one) => nameIn(one, language)).filter((name) => name !== "");
  const more = Math.max(0, accused.length + others - 1);
  if (language === "ur") {
    const rest = more === 0 ? "" : more === 1 ? " و دیگر" : ` و ${more} دیگر`;
    return `سرکار بنام ${names[0] ?? "نامعلوم"}${rest}`;
  }
  const rest = more === 0 ? "" : more === 1 ? " & another" : ` & ${more} others`;
  return `State v. ${names[0] ?? "unknown"}${rest}`;
}
