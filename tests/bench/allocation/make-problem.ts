import {
  type Matter,
  type Person,
  type Problem,
  readProblem,
  type Session,
} from "../../../server/allocation/problem.ts";
import { addDays, type CourtDay, courtDay } from "../../../server/rules/calendar/court-day.ts";

/** A docket's size and kind. `dense`: a third less room. The variants add what the plain problems have none of. */
export interface Recipe {
  matters: number;
  seed: number;
  isDense?: boolean;
  variant?: "notified" | "pinned" | "options" | "slots";
}

const FIRST_THURSDAY = courtDay("2026-12-03");
const WEEKS = 26;
const PER_BENCH = 300;
const STAGES = [
  { stage: "remand", minutes: 12, adjourned: 0.3, share: 0.1, needsOfficer: true },
  { stage: "charge", minutes: 15, adjourned: 0.35, share: 0.18, needsOfficer: false },
  { stage: "prosecution-evidence", minutes: 40, adjourned: 0.5, share: 0.34, needsOfficer: true },
  { stage: "s342", minutes: 20, adjourned: 0.35, share: 0.1, needsOfficer: false },
  { stage: "defence", minutes: 30, adjourned: 0.45, share: 0.1, needsOfficer: false },
  { stage: "arguments", minutes: 45, adjourned: 0.4, share: 0.12, needsOfficer: false },
  { stage: "judgment", minutes: 15, adjourned: 0.2, share: 0.06, needsOfficer: false },
] as const;

interface Bench {
  id: string;
  court: string;
  region: number;
  resident: string;
  special: string;
}

/** A made-up docket: Thursdays of half a year, benches of three hundred matters, people who are needed in one to three courts. */
export function makeProblem({ matters, seed, isDense = false, variant }: Recipe): Problem {
  const random = randomOf(seed);
  const days = Array.from({ length: WEEKS }, (_, week) => addDays(FIRST_THURSDAY, 7 * week)).filter(
    (_, week) => week !== 2,
  );
  const benches = makeBenches(Math.max(2, Math.ceil(matters / PER_BENCH)), random);
  const size = matters / benches.length / PER_BENCH;
  const room = (isDense ? 0.72 : 1) * Math.min(1, size);
  const sessions = benches.flatMap((bench) => sessionsOf(bench, days, room, random, variant === "slots"));
  const people = new Map<string, Person>();
  const away = () => days.filter(() => random() < 0.08);
  const add = (id: string, tripCost: number): string => {
    if (!people.has(id)) people.set(id, { id, tripCost, away: away() });
    return id;
  };
  for (const { resident, special } of benches) {
    add(resident, 0);
    add(special, 4);
  }
  const pools = poolsOf(benches, matters / benches.length, random, add);
  const made = Array.from({ length: matters }, (_, index) =>
    makeMatter(index, benches[index % benches.length]!, days, random, pools),
  );
  const problem = { format: "peshi-allocation/1", sessions, people: [...people.values()], matters: made };
  const read = readProblem(variant ? varied(problem, variant, random) : problem);
  if ("refused" in read) throw new Error(read.refused);
  return read;
}

function makeBenches(count: number, random: () => number): Bench[] {
  const benches: Bench[] = [];
  for (let region = 0; benches.length < count; region += 1) {
    const here = Math.min(count - benches.length, 3 + Math.floor(random() * 3));
    let court = "";
    for (let bench = 0; bench < here; bench += 1) {
      const number = benches.length;
      // Of three benches the travelling prosecutor serves two.
      // Two benches in five sit in the same court as the one before.
      if (bench === 0 || count <= 4 || random() < 0.72) court = `c${number}`;
      benches.push({
        id: `b${number}`,
        court,
        region,
        resident: `pp${number}`,
        special: bench % 3 === 2 ? `pp${number}` : `sp${region}-${Math.floor(bench / 3)}`,
      });
    }
  }
  return benches;
}

function sessionsOf(bench: Bench, days: readonly CourtDay[], room: number, random: () => number, inBlocks: boolean) {
  return days.flatMap((day) => {
    if (random() < 0.04) return [];
    const base = { court: bench.court, bench: bench.id, day };
    const whole = { minutes: Math.round(300 * room), matters: Math.max(1, Math.round(18 * room)) };
    if (!inBlocks) return [{ id: `${bench.id}/${day}`, ...base, ...whole }];
    const half = { minutes: whole.minutes / 2, matters: Math.ceil(whole.matters / 2) };
    return ["09:00-11:30", "11:30-14:00"].map((slot) => ({ id: `${bench.id}/${day}/${slot}`, ...base, ...half, slot }));
  });
}

type Pools = (bench: Bench, kind: "officer" | "counsel") => string;

/** Officers of about twenty matters and busy counsel of about ten, over one to three courts of the region; few counsel beyond it. */
function poolsOf(
  benches: readonly Bench[],
  perBench: number,
  random: () => number,
  add: (id: string, trip: number) => string,
): Pools {
  const pools = new Map<string, string[]>();
  const put = (kind: string, bench: Bench, id: string) =>
    pools.set(`${kind}/${bench.id}`, [...(pools.get(`${kind}/${bench.id}`) ?? []), id]);
  benches.forEach((bench, index) => {
    const near = benches.filter(({ region }) => region === bench.region);
    for (const [kind, each, trip] of [
      ["officer", 20, 6],
      ["counsel", 24, 0],
    ] as const) {
      for (let number = 0; number < Math.max(1, perBench / each); number += 1) {
        const id = add(`${kind}${index}-${number}`, trip);
        put(kind, bench, id);
        for (let more = Math.floor(random() * 3); more > 0; more -= 1) {
          const isFar = kind === "counsel" && random() < 0.02;
          const others = isFar ? benches : near;
          put(kind, others[Math.floor(random() * others.length)]!, id);
        }
      }
    }
  });
  return (bench, kind) => {
    const pool = pools.get(`${kind}/${bench.id}`)!;
    return pool[Math.floor(random() * pool.length)]!;
  };
}

function makeMatter(index: number, bench: Bench, days: readonly CourtDay[], random: () => number, pick: Pools) {
  const stage = drawStage(random());
  const isHeld = random() < 0.06;
  const isVulnerable = random() < 0.12;
  const isPartHeard = ["prosecution-evidence", "s342", "defence"].includes(stage.stage) && random() < 0.5;
  const waits = !isHeld && random() < 0.3 ? Math.floor(random() * 12) : Math.floor(random() * 3);
  const from = days[Math.min(waits, days.length - 3)]!;
  const at = days.indexOf(from);
  const until = isHeld ? days[Math.min(days.length - 1, at + 2)]! : days.at(-1)!;
  const due = isHeld ? until : days[Math.min(days.length - 1, at + 3 + Math.floor(random() * 14))]!;
  const weight =
    1 + Math.floor(random() * 8) + (isHeld ? 3 : 0) + (isVulnerable ? 2 : 0) + (stage.stage === "judgment" ? 2 : 0);
  const people = [random() < 0.2 ? bench.special : bench.resident];
  if (stage.needsOfficer) people.push(pick(bench, "officer"));
  if (random() < 0.35) people.push(pick(bench, "counsel"));
  const minutes = Math.max(4, Math.round((1 - stage.adjourned) * stage.minutes + stage.adjourned * 6));
  const weeks = (days.length - at) * 1.2;
  return {
    ...{
      id: `m${index}`,
      court: bench.court,
      minutes,
      from,
      due,
      until,
      weight,
      people: [...new Set(people)],
      stage: stage.stage,
    },
    ...(isPartHeard ? { bench: bench.id } : {}),
    away: days.filter(() => random() < 0.02),
    unplacedCost: Math.round(weight * (20 + weeks) * (isHeld ? 2 : 1)),
  };
}

function drawStage(at: number) {
  let sum = 0;
  for (const stage of STAGES) {
    sum += stage.share;
    if (at < sum) return stage;
  }
  return STAGES[0];
}

type Draft = { sessions: Partial<Session>[]; people: Person[]; matters: Partial<Matter>[] };

/** Every third matter is notified (or pinned) somewhere it may be, or chooses between a few sessions. */
function varied(problem: object, variant: Recipe["variant"], random: () => number): object {
  const { sessions, matters } = problem as Draft;
  const taken = new Set<string>();
  const changed = matters.map((matter, index) => {
    const may = sessions.filter(
      ({ court, bench, day }) =>
        court === matter.court &&
        day! >= matter.from! &&
        day! <= matter.until! &&
        (!matter.bench || bench === matter.bench),
    );
    const one = may[Math.floor(random() * may.length)];
    if (index % 3 !== 0 || !one) return matter;
    if (variant === "notified") return { ...matter, notified: one.id, moveCost: 60 };
    if (variant === "options")
      return {
        ...matter,
        options: may.slice(0, 6).map(({ id }, cost) => ({ session: id, cost: cost * matter.weight! })),
      };
    // One pinned matter a session, so that none is over its room; people may still be called to two courts, as a judge may order.
    if (variant !== "pinned" || taken.has(one.id!)) return matter;
    taken.add(one.id!);
    return { ...matter, pinned: true, notified: one.id };
  });
  return { ...problem, matters: changed };
}

/** Numbers from 0 to 1 (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
