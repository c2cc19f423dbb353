/**
 * When in its day a session sits. A slot written as clock times covers them; any other text is a block of its own;
 * no slot is the whole day.
 */
export type Slot = { whole: true } | { whole: false; label: string; start: number; end: number };

const CLOCK_TIMES = /^([01]\d|2[0-3]):([0-5]\d)\s*[-–]\s*([01]\d|2[0-3]):([0-5]\d)$/;

export function slotOf(text: string | undefined): Slot {
  if (text === undefined) return { whole: true };
  const match = CLOCK_TIMES.exec(text);
  if (!match) return { whole: false, label: text, start: -1, end: -1 };
  const [, fromHour, fromMinute, toHour, toMinute] = match.map(Number);
  const [start, end] = [fromHour! * 60 + fromMinute!, toHour! * 60 + toMinute!];
  return start < end ? { whole: false, label: text, start, end } : { whole: false, label: text, start: -1, end: -1 };
}

/** True when somebody in both, in two courts, would be in two places at once. Blocks that only touch do not overlap. */
export function overlap(a: Slot, b: Slot): boolean {
  if (a.whole || b.whole || a.label === b.label) return true;
  return a.start < b.end && b.start < a.end;
}

/**
 * How many stand-ins a person needs in one day: at the beginning of each block, the courts beyond the first that expect them.
 * A day of whole-day sessions counts as one block.
 */
export function extraCourts(slots: Slot[], courts: number[]): number {
  const begins = slots.filter((slot, index) => !slot.whole && firstOfItsBegin(slots, index));
  if (begins.length === 0) return new Set(courts).size - 1;
  return begins.reduce((extra, begin) => {
    const expecting = courts.filter((_, index) => isSittingAtBegin(slots[index]!, begin));
    return extra + new Set(expecting).size - 1;
  }, 0);
}

function firstOfItsBegin(slots: Slot[], index: number): boolean {
  return slots.findIndex((other) => sameBegin(other, slots[index]!)) === index;
}

function sameBegin(a: Slot, b: Slot): boolean {
  if (a.whole || b.whole) return false;
  return a.label === b.label || (a.start >= 0 && a.start === b.start);
}

function isSittingAtBegin(slot: Slot, begin: Slot): boolean {
  if (slot.whole || begin.whole || slot.label === begin.label) return true;
  return begin.start >= 0 && slot.start <= begin.start && begin.start < slot.end;
}
