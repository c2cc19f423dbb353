import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { type Reply, tagOf } from "./list-reply.ts";

const MOST_BYTES = 48 * 1024 * 1024;

type Kept = { state: string; reply: Reply; bytes: number };

/**
 * Public answers that are the same for everybody, kept in the process. Each is held against the state it was made from,
 * which is asked anew for every reader: what changed is seen at once, by however many processes, and nobody has to be told.
 */
export class KeptReplies {
  readonly #kept = new Map<string, Kept>();
  readonly #running = new Map<string, Promise<unknown>>();
  readonly #mostBytes: number;
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES) {
    this.#mostBytes = mostBytes;
  }

  /** Readers who come while the same is being asked wait for that one answer. */
  once<Answer>(name: string, ask: () => Promise<Answer>): Promise<Answer> {
    const running = this.#running.get(name) as Promise<Answer> | undefined;
    if (running) return running;
    const asked = ask().finally(() => this.#running.delete(name));
    this.#running.set(name, asked);
    return asked;
  }

  /** The answer of a name in a state: the kept one, or made and kept where it is one (200). */
  async answer(name: string, state: string, make: () => Promise<Reply>): Promise<Reply> {
    const kept = this.#kept.get(name);
    if (kept?.state !== state) return this.once(`${name}\n${state}`, () => this.#made(name, state, make));
    // Whoever is read goes to the end; the one at the front was left alone the longest.
    this.#kept.delete(name);
    this.#kept.set(name, kept);
    return kept.reply;
  }

  get bytes(): number {
    return this.#bytes;
  }

  async #made(name: string, state: string, make: () => Promise<Reply>): Promise<Reply> {
    const made = await make();
    if ((made.status ?? 200) !== 200) {
      this.#drop(name);
      return made;
    }
    const body = typeof made.body === "string" ? new TextEncoder().encode(made.body) : made.body;
    const packed = new Uint8Array(await promisify(gzip)(body));
    const reply: Reply = { ...made, body, packed, tag: made.tag ?? tagOf(body) };
    this.#keep(name, { state, reply, bytes: body.byteLength + packed.byteLength });
    return reply;
  }

  #keep(name: string, kept: Kept): void {
    this.#drop(name);
    this.#kept.set(name, kept);
    this.#bytes += kept.bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#drop(oldest);
    }
  }

  #drop(name: string): void {
    this.#bytes -= this.#kept.get(name)?.bytes ?? 0;
    this.#kept.delete(name);
  }
}

const held = new WeakMap<object, KeptReplies>();

/** What is kept of a database; another one has another wall. */
export function keptOf(database: object): KeptReplies {
  const kept = held.get(database) ?? new KeptReplies();
  held.set(database, kept);
  return kept;
}
