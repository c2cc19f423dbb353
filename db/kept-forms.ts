/** Longer statements, and those of more values, are the rows of an import, each of a form of its own. */
const MOST_LETTERS = 8_000;
const MOST_VALUES = 40;
/**
 * Of so many letters of statements, all together, a process keeps them prepared: each takes room on every connection. Measured on
 * 40 forms of the application, asked of 10, 10 and 2 connections: 95 kB a form and connection, 140 bytes a letter; 600 forms took
 * 1.4 GB in the server and 0.2 GB here. With room for 45 forms a booking took three times as long. So: 28 MB a connection at most,
 * and 14 MB of what is asked for as kept, the sheets and the pages of a docket; the connection that was used last is lent first.
 */
export const MOST_LETTERS_KEPT = 200_000;
const MOST_LETTERS_ASKED_FOR = 100_000;
/** A form is kept when it is asked once more than this. */
const TIMES_BEFORE = 2;
/** Forms that are counted; what comes later is asked too seldom. */
const MOST_COUNTED = 1_500;
const timesAsked = new Map<string, number>();

/** Forms that are kept, as long as there is room. */
class Kept {
  private readonly most: number;
  private readonly forms = new Set<string>();
  private letters = 0;

  constructor(most: number) {
    this.most = most;
  }

  has(text: string): boolean {
    return this.forms.has(text);
  }

  /** False where there is no room left for it. */
  take(text: string): boolean {
    if (this.forms.has(text)) return true;
    if (this.letters + text.length > this.most) return false;
    this.letters += text.length;
    this.forms.add(text);
    return true;
  }
}

const kept = new Kept(MOST_LETTERS_KEPT);
const askedFor = new Kept(MOST_LETTERS_ASKED_FOR);

/** Whether a statement is to be kept prepared: because whoever asks says so, or because it is asked again and again. */
export function isKept(text: string, values: readonly unknown[], isAskedFor: boolean): boolean {
  if (isAskedFor && askedFor.take(text)) return true;
  if (values.length === 0 || values.length > MOST_VALUES || text.length > MOST_LETTERS) return false;
  if (kept.has(text)) return true;
  const times = timesAsked.get(text) ?? 0;
  if (times >= TIMES_BEFORE) return kept.take(text);
  if (times > 0 || timesAsked.size < MOST_COUNTED) timesAsked.set(text, times + 1);
  return false;
}
