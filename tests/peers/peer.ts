/** What a gateway does with a message: the far ends of the tests are real servers of the real protocols. */
export type Behaviour =
  | "accept"
  /** Says no for now, or for ever. */
  | "later"
  | "never"
  /** Takes nothing and says nothing. */
  | "stall"
  /** Takes it and says nothing. */
  | "take-and-stall"
  /** Takes it and closes the line instead of answering. */
  | "take-and-drop";

export type Taken = { to: string; text: string; at: number };

/** What a peer has in its own books; nothing of ours is asked when messages are counted. */
export class Books {
  readonly taken: Taken[] = [];
  /** What the next messages meet, one after the other; then `usual`. */
  script: Behaviour[] = [];
  usual: Behaviour = "accept";
  asked = 0;

  next(): Behaviour {
    this.asked += 1;
    return this.script.shift() ?? this.usual;
  }

  private waiting: { count: number; resolve: () => void }[] = [];

  take(to: string, text: string): void {
    this.taken.push({ to, text, at: performance.now() });
    for (const one of this.waiting) if (this.taken.length >= one.count) one.resolve();
  }

  /** Resolves when so many are in the books. */
  whenTaken(count: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.taken.length >= count) resolve();
      else this.waiting.push({ count, resolve });
    });
  }

  /** How often each of these was taken. */
  timesTaken(): Map<string, number> {
    const times = new Map<string, number>();
    for (const { to } of this.taken) times.set(to, (times.get(to) ?? 0) + 1);
    return times;
  }
}

export type Peer = { readonly url: string; readonly books: Books; close(): Promise<void> };
