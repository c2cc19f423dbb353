import { type Docket, NONE } from "./docket.ts";
import { accept, drawAim, drawOfPerson, overNow, type Run, whoGives } from "./search-run.ts";
import { fits, HAIR, isElsewhere, joinCost, stayCost } from "./seats.ts";
import { begin, callBack, drop, force, hasRoomFor, isKept, lift, placeOuts, undo } from "./trial.ts";

/** All matters of a person in one place of a day move to another day together. */
export function moveTogether(run: Run, temperature: number): void {
  const { seats, trial, dice } = run;
  const { d, ofPersonFirst, ofPerson } = seats;
  if (d.person.length === 0) return;
  const person = dice.below(d.person.length);
  const lead = drawOfPerson(run, person);
  if (lead === NONE) return;
  const o = drawAim(run, lead);
  const stand = d.standOf[d.session[o]!]!;
  const now = seats.at[lead]!;
  const from = now === NONE ? NONE : d.standOf[d.session[now]!]!;
  if (from === stand) return;
  const limit = temperature * dice.patience();
  const give = (session: number, lack: number) => whoGives(run, session, lack, temperature);
  begin(trial);
  for (let each = ofPersonFirst[person]!; each < ofPersonFirst[person + 1]! && trial.keeps < 8; each += 1) {
    const i = ofPerson[each]!;
    const opening = seats.at[i]!;
    if (i === lead || (opening !== NONE && d.standOf[d.session[opening]!] === from)) trial.kept[trial.keeps++] = i;
  }
  for (let each = 0; each < trial.keeps; each += 1)
    if (seats.at[trial.kept[each]!] !== NONE) lift(trial, trial.kept[each]!);
  for (let each = 0; each < trial.keeps; each += 1) {
    const i = trial.kept[each]!;
    const to = i === lead ? o : openingAt(d, i, stand);
    if (to === NONE) trial.out[trial.outs++] = i;
    else if (!force(trial, i, to, give)) {
      undo(trial);
      return;
    }
  }
  if (placeOuts(trial, limit)) accept(run);
  else undo(trial);
}

function openingAt(d: Docket, i: number, stand: number): number {
  for (let o = d.first[i]!; o < d.first[i + 1]!; o += 1)
    if (d.standOf[d.session[o]!] === stand && d.barred[o] === 0) return o;
  return NONE;
}

/** A person's day goes to another court: who was to be heard with the person there goes out, who wants to be here comes, holes are filled. */
export function changeCourt(run: Run, temperature: number): void {
  const { seats, trial, dice, busy } = run;
  const { d } = seats;
  if (busy.length === 0) return;
  const person = busy[dice.below(busy.length)]!;
  const lead = drawOfPerson(run, person);
  if (lead === NONE) return;
  const o = drawAim(run, lead);
  const stand = d.standOf[d.session[o]!]!;
  if (!isElsewhere(seats, person, stand)) return;
  const limit = temperature * dice.patience();
  begin(trial);
  if (!callBack(trial, person, stand) || !gather(run, person, lead, o, temperature)) {
    undo(trial);
    return;
  }
  if (!placeOuts(trial, Number.POSITIVE_INFINITY)) {
    undo(trial);
    return;
  }
  fillHoles(run);
  if (trial.cost[0]! <= limit) accept(run);
  else undo(trial);
}

/** The person's matters that would rather be on the stand than where they are, the lead in any case. */
function gather(run: Run, person: number, lead: number, o: number, temperature: number): boolean {
  const { seats, trial, aims } = run;
  const { d } = seats;
  const stand = d.standOf[d.session[o]!]!;
  const give = (session: number, lack: number) => whoGives(run, session, lack, temperature);
  const sentOut = trial.outs;
  for (let each = seats.ofPersonFirst[person]!; each < seats.ofPersonFirst[person + 1]!; each += 1) {
    const i = seats.ofPerson[each]!;
    const to = i === lead ? o : aimAt(run, i, stand);
    if (to === NONE || isAmong(trial.out, sentOut, i) || (i !== lead && aims.over[to]! >= overNow(run, i))) continue;
    if (!hasRoomFor(trial, 200)) return false;
    if (seats.at[i] !== NONE) lift(trial, i);
    trial.kept[trial.keeps++] = i;
    if (!force(trial, i, to, give)) return false;
  }
  return true;
}

function isAmong(list: Int32Array, count: number, i: number): boolean {
  for (let each = 0; each < count; each += 1) if (list[each] === i) return true;
  return false;
}

function aimAt({ seats, aims }: Run, i: number, stand: number): number {
  for (let aim = aims.first[i]!; aim < aims.first[i + 1]!; aim += 1)
    if (seats.d.standOf[seats.d.session[aims.opening[aim]!]!] === stand) return aims.opening[aim]!;
  return NONE;
}

/** Fills what a trial left free so far, and the holes that filling makes, once over. */
function fillHoles(run: Run): void {
  const { trial, seats } = run;
  const last = trial.moves;
  for (let move = 0; move < trial.moves && move < last * 2; move += 1) {
    const before = trial.had[move]!;
    if (before !== NONE && hasRoomFor(trial, 80)) fillSession(run, seats.d.session[before]!);
  }
}

/** Brings the matters that gain most by it into a session, while any fits. */
function fillSession(run: Run, session: number): void {
  const { trial, seats, aims } = run;
  const { d } = seats;
  for (let filled = 0; filled < 30 && seats.placesLeft[session]! >= 1; filled += 1) {
    let [choice, who, most] = [NONE, NONE, HAIR];
    for (let each = aims.ofSessionFirst[session]!; each < aims.ofSessionFirst[session + 1]!; each += 1) {
      const i = aims.ofSessionWho[each]!;
      const o = aims.ofSession[each]!;
      const now = seats.at[i]!;
      if (now === o || seats.minutesLeft[session]! + HAIR < d.minutes[o]! || isKept(trial, i)) continue;
      const stay = now === NONE ? 0 : d.cost[now]! + stayCost(seats, i, d.session[now]!);
      const gain = stay - d.cost[o]! - joinCost(seats, i, session);
      if (gain <= most || !fits(seats, i, o)) continue;
      [choice, who, most] = [o, i, gain];
    }
    if (choice === NONE) return;
    if (seats.at[who] !== NONE) lift(trial, who);
    drop(trial, who, choice);
  }
}
