import type { CourtDay } from "../rules/calendar/court-day.ts";
import {
  has,
  Misread,
  misread,
  type Reading,
  readAmount,
  readCount,
  readDay,
  readDays,
  readFlag,
  readObject,
  readObjects,
  readText,
  readTexts,
  shown,
} from "./reader.ts";

/** At least so many matters of a stage in a session; `cost` for each that is missing. */
export interface Quota {
  stage: string;
  atLeast: number;
  cost: number;
}

/** A bench on a day, or a time block (`slot`, "09:00-10:30") of it. No `matters`: no limit. `reserve` minutes stay free. */
export interface Session {
  id: string;
  court: string;
  bench: string;
  day: CourtDay;
  minutes: number;
  matters?: number;
  slot?: string;
  reserve: number;
  quotas: Quota[];
}

/** `tripCost` once per day and court. With `clashCost`, two courts at once are a cost (a stand-in), without it they are banned. */
export interface Person {
  id: string;
  tripCost: number;
  away: CourtDay[];
  clashCost?: number;
}

/** A session a matter may use and what that costs, in place of its delay and lateness. */
export interface Option {
  session: string;
  cost: number;
  minutes?: number;
}

/** A pending matter and the window for its next hearing; `from` and `until` are inclusive, `minutes` are expected minutes. */
export interface Matter {
  id: string;
  court: string;
  bench?: string;
  minutes: number;
  from: CourtDay;
  due: CourtDay;
  until: CourtDay;
  weight: number;
  people: string[];
  away: CourtDay[];
  unplacedCost: number;
  notified?: string;
  moveCost: number;
  pinned: boolean;
  stage?: string;
  standby: boolean;
  options?: Option[];
}

/** What is to be planned, format `peshi-allocation/1`. */
export interface Problem {
  format: "peshi-allocation/1";
  sessions: Session[];
  people: Person[];
  matters: Matter[];
}

/**
 * Reads a problem from parsed JSON. Every id is known and unique in the result, and optional fields have their defaults.
 * What `options` replace (court, window, due, weight) may be left out beside them and is then filled from the options' sessions.
 * Malformed input gives one line that names the path and what was expected.
 */
export function readProblem(input: unknown): Problem | { refused: string } {
  try {
    const root = readObject(input, "", new Set());
    if (root.fields.format !== FORMAT) misread("format", `"${FORMAT}"`);
    const sessions = readObjects(root, "sessions", readSession);
    const people = readObjects(root, "people", readPerson);
    const known = { sessions: byId(sessions, "sessions"), people: byId(people, "people") };
    const matters = readObjects(root, "matters", (item) => readMatter(item, known));
    byId(matters, "matters");
    return { format: FORMAT, sessions, people, matters };
  } catch (error) {
    if (error instanceof Misread) return { refused: error.message };
    throw error;
  }
}

const FORMAT = "peshi-allocation/1";
export const SECTIONS = ["sessions", "people", "matters"] as const;
export type Section = (typeof SECTIONS)[number];

export interface ProblemReading {
  /** The next parsed item of a section; false where it is not sound, or names a session or person that did not come before it. */
  add(section: Section, item: unknown): boolean;
  /** The problem, or null where `readProblem` would refuse it. */
  end(format: unknown): Problem | null;
}

/** As `readProblem`, for a problem whose items come one by one; it does not say what is wrong. */
export function readingProblem(): ProblemReading {
  const problem: Problem = { format: FORMAT, sessions: [], people: [], matters: [] };
  const known = { sessions: new Map<string, Session>(), people: new Map<string, Person>() };
  const ids = new Set<string>();
  const days = new Set<string>();
  const addNew = <T extends { id: string }>(items: T[], item: T, has: { has(id: string): boolean }) => {
    if (has.has(item.id)) misread("id", "an id used once");
    items.push(item);
  };
  const readers: Record<Section, (item: Reading) => void> = {
    sessions: (item) => {
      const session = readSession(item);
      addNew(problem.sessions, session, known.sessions);
      known.sessions.set(session.id, session);
    },
    people: (item) => {
      const person = readPerson(item);
      addNew(problem.people, person, known.people);
      known.people.set(person.id, person);
    },
    matters: (item) => {
      const matter = readMatter(item, known);
      addNew(problem.matters, matter, ids);
      ids.add(matter.id);
    },
  };
  return {
    add: (section, item) => isSound(() => readers[section](readObject(item, section, days))),
    end: (format) => (format === FORMAT ? problem : null),
  };
}

function isSound(read: () => void): boolean {
  try {
    read();
    return true;
  } catch (error) {
    if (error instanceof Misread) return false;
    throw error;
  }
}

interface Known {
  sessions: Map<string, Session>;
  people: Map<string, Person>;
}

function byId<T extends { id: string }>(items: T[], name: string): Map<string, T> {
  const known = new Map<string, T>();
  items.forEach((item, index) => {
    if (known.has(item.id)) misread(`${name}[${index}].id`, `an id used once, ${shown(item.id)} is there already`);
    known.set(item.id, item);
  });
  return known;
}

function readSession(item: Reading): Session {
  const session: Session = {
    id: readText(item, "id"),
    court: readText(item, "court"),
    bench: readText(item, "bench"),
    day: readDay(item, "day"),
    minutes: readAmount(item, "minutes"),
    reserve: readAmount(item, "reserve", 0),
    quotas: readObjects(item, "quotas", readQuota, true),
  };
  if (has(item, "matters")) session.matters = readCount(item, "matters");
  if (has(item, "slot")) session.slot = readText(item, "slot");
  return session;
}

function readQuota(item: Reading): Quota {
  return { stage: readText(item, "stage"), atLeast: readCount(item, "atLeast"), cost: readAmount(item, "cost") };
}

function readPerson(item: Reading): Person {
  const person: Person = {
    id: readText(item, "id"),
    tripCost: readAmount(item, "tripCost", 0),
    away: readDays(item, "away"),
  };
  if (has(item, "clashCost")) person.clashCost = readAmount(item, "clashCost");
  return person;
}

function readMatter(item: Reading, known: Known): Matter {
  const options = has(item, "options") ? readOptions(item, known) : undefined;
  const matter: Matter = {
    id: readText(item, "id"),
    ...readWindow(options ? filledFrom(item, options, known) : item),
    people: readTexts(item, "people"),
    away: readDays(item, "away"),
    unplacedCost: readAmount(item, "unplacedCost"),
    moveCost: readAmount(item, "moveCost", 0),
    pinned: readFlag(item, "pinned"),
    standby: readFlag(item, "standby"),
  };
  for (const name of ["bench", "notified", "stage"] as const) if (has(item, name)) matter[name] = readText(item, name);
  if (options) matter.options = options;
  refuseUnknown(item, matter, known);
  // The texts of people's own ids, so that a large problem does not hold each of them many times.
  matter.people = [...new Set(matter.people.map((id) => known.people.get(id)!.id))];
  return matter;
}

function readWindow(item: Reading) {
  return {
    court: readText(item, "court"),
    minutes: readAmount(item, "minutes"),
    from: readDay(item, "from"),
    due: readDay(item, "due"),
    until: readDay(item, "until"),
    weight: readAmount(item, "weight"),
  };
}

function filledFrom(item: Reading, options: Option[], known: Known): Reading {
  const sessions = options.map((option) => known.sessions.get(option.session)!);
  const days = sessions.map((session) => session.day).sort();
  if (sessions.length === 0) return item;
  const given = Object.fromEntries(Object.entries(item.fields).filter(([, value]) => value !== null));
  const allSayMinutes = options.every((option) => option.minutes !== undefined);
  const filling = { court: sessions[0]!.court, from: days[0], due: days.at(-1), until: days.at(-1), weight: 0 };
  const minutes = allSayMinutes ? { minutes: options[0]!.minutes } : {};
  return { ...item, fields: { ...filling, ...minutes, ...given } };
}

function readOptions(item: Reading, known: Known): Option[] {
  const seen = new Set<string>();
  return readObjects(item, "options", (each) => {
    const option: Option = { session: readText(each, "session"), cost: readAmount(each, "cost") };
    if (has(each, "minutes")) option.minutes = readAmount(each, "minutes");
    if (!known.sessions.has(option.session)) {
      misread(`${each.path}.session`, `a session of this problem, ${shown(option.session)} is not one`);
    }
    if (seen.has(option.session))
      misread(`${each.path}.session`, `a session named once, ${shown(option.session)} is there already`);
    seen.add(option.session);
    return option;
  });
}

function refuseUnknown(item: Reading, matter: Matter, known: Known): void {
  matter.people.forEach((id, index) => {
    if (!known.people.has(id))
      misread(`${item.path}.people[${index}]`, `a person of this problem, ${shown(id)} is not one`);
  });
  if (!matter.pinned) return;
  if (matter.standby) misread(`${item.path}.standby`, `false, ${shown(matter.id)} is pinned`);
  if (matter.notified === undefined)
    misread(`${item.path}.notified`, `the session in which ${shown(matter.id)} is pinned`);
  if (!known.sessions.has(matter.notified!)) {
    misread(
      `${item.path}.notified`,
      `a session of this problem, ${shown(matter.id)} is pinned to ${shown(matter.notified)}`,
    );
  }
}
