import type { Docket } from "./docket.ts";
import type { Prices, Pricing } from "./prices.ts";
import type { Dice } from "./seeded.ts";

/** Openings wanted less often than this say nothing about where a person belongs. */
const HARDLY = 0.02;

/** What a matter counts for at least, in parts of a typical cost of waiting, even where it could as well be heard another day. */
const LEAST_LOSS = 0.2;

interface Day {
  person: number;
  day: number;
  court: number;
  lead: number;
}

/**
 * Gives each person who cannot be in two courts at once one court a day: the clearest days first, by what would be lost if the person
 * were elsewhere, and prices are found anew after each few. The other courts' openings of that day are closed in the pricing, not in
 * the search. With `dice` each day's weight varies, for another calendar of the same kind. On days in blocks a person may go from court to court, so these stay open.
 */
export function settleCalendars(docket: Docket, pricing: Pricing, scale: number, rounds: number, dice?: Dice): Prices {
  const settled = new Set<number>();
  const days = docket.standFirst.length - 1;
  let prices = pricing.run(1, 0.05);
  for (let round = 1; round <= rounds; round += 1) {
    const open = contested(docket, pulls(docket, pricing, prices, scale), settled, dice);
    if (open.length === 0) break;
    open.sort((a, b) => b.lead - a.lead || a.person - b.person || a.day - b.day);
    const clear = round === rounds ? open : open.slice(0, Math.ceil(open.length * 0.15));
    const courtOn = new Map(clear.map(({ person, day, court }) => [person * days + day, court]));
    for (const key of courtOn.keys()) settled.add(key);
    closeOthers(docket, pricing, courtOn);
    prices = pricing.run(10, 0.05);
  }
  return prices;
}

/** Per person and stand, what its matters would lose if the person were not there that day. */
function pulls(docket: Docket, pricing: Pricing, { full, wanted }: Prices, scale: number): Float64Array {
  const { first, session, standOf, standDay, crewFirst, crew } = docket;
  const pull = new Float64Array(docket.person.length * standDay.length);
  for (let i = 0; i < docket.matter.length; i += 1) {
    if (crewFirst[i] === crewFirst[i + 1]) continue;
    for (let o = first[i]!; o < first[i + 1]!; o += 1) {
      if (wanted[o]! < HARDLY || pricing.isClosed(o)) continue;
      const stand = standOf[session[o]!]!;
      let other = 0;
      for (let each = first[i]!; each < first[i + 1]!; each += 1)
        if (full[each]! < other && standDay[standOf[session[each]!]!] !== standDay[stand]) other = full[each]!;
      const loss = wanted[o]! * (LEAST_LOSS * scale + Math.max(0, other - full[o]!));
      for (let k = crewFirst[i]!; k < crewFirst[i + 1]!; k += 1) pull[crew[k]! * standDay.length + stand]! += loss;
    }
  }
  return pull;
}

/** The days on which a person is wanted in two courts. */
function contested(docket: Docket, pull: Float64Array, settled: ReadonlySet<number>, dice?: Dice): Day[] {
  const { standFirst, standDay, standCourt, standSlot, standIn } = docket;
  const days = standFirst.length - 1;
  const found: Day[] = [];
  for (let person = 0; person < standIn.length; person += 1) {
    if (standIn[person]! >= 0) continue;
    for (let day = 0; day < days; day += 1) {
      if (settled.has(person * days + day)) continue;
      let [all, most, court, courts] = [0, 0, -1, 0];
      for (let stand = standFirst[day]!; stand < standFirst[day + 1]!; stand += 1) {
        const drawn = dice ? 0.3 + dice.patience() : 1;
        const here = drawn * pull[person * standDay.length + stand]!;
        if (here <= 0 || !standSlot[stand]!.whole) continue;
        courts += 1;
        all += here;
        if (here > most) [most, court] = [here, standCourt[stand]!];
      }
      if (courts > 1) found.push({ person, day, court, lead: 2 * most - all });
    }
  }
  return found;
}

function closeOthers(docket: Docket, pricing: Pricing, courtOn: ReadonlyMap<number, number>): void {
  const { first, session, standOf, standDay, standCourt, crewFirst, crew } = docket;
  const days = docket.standFirst.length - 1;
  for (let i = 0; i < docket.matter.length; i += 1)
    for (let k = crewFirst[i]!; k < crewFirst[i + 1]!; k += 1)
      for (let o = first[i]!; o < first[i + 1]!; o += 1) {
        const stand = standOf[session[o]!]!;
        const court = courtOn.get(crew[k]! * days + standDay[stand]!);
        if (court !== undefined && court !== standCourt[stand]) pricing.close(o);
      }
}
