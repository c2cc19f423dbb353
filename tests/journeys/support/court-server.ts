import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../../../db/postmaster.ts";
import { makeScratchData, removeScratchData } from "../../../server/launcher/scratch-data.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const CLOCK = new URL("./court-clock.mjs", import.meta.url).href;

/** A Peshi of its own, started as the README says, with an empty data folder. */
export class CourtServer {
  readonly address: string;
  readonly #port: number;
  readonly #data: string;
  #child: ChildProcess | undefined;
  #printed = "";
  #hasOwnClock = false;
  #ahead = 0;

  private constructor(port: number, data: string) {
    this.address = `http://localhost:${port}`;
    this.#port = port;
    this.#data = data;
  }

  static async make(): Promise<CourtServer> {
    return new CourtServer(await freePort(), await makeScratchData());
  }

  /** Starts it, on the same data and port as before; answers when its page does. */
  async start(...args: string[]): Promise<void> {
    const clock = this.#hasOwnClock ? { NODE_OPTIONS: `--import=${CLOCK}`, PESHI_JOURNEY_CLOCK: this.#clockFile } : {};
    const env = { ...process.env, ...clock, PORT: String(this.#port), PESHI_DATA: this.#data, DATABASE_URL: "" };
    this.#printed = "";
    this.#child = spawn(process.execPath, ["server/launcher/start.mjs", "serve", ...args], {
      cwd: ROOT,
      env,
      detached: true,
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on("data", (chunk) => (this.#printed += chunk));
    }
    await this.printed(/Peshi is starting at/);
  }

  /** Its clock goes on from this instant, also while it runs. Before the first start, so that it has a clock of its own. */
  setClock(instant: Date): void {
    this.#hasOwnClock = true;
    this.#ahead = instant.getTime() - Date.now();
    writeFileSync(`${this.#clockFile}.next`, String(this.#ahead));
    // It is read at any moment and must never be half written.
    renameSync(`${this.#clockFile}.next`, this.#clockFile);
  }

  /** The instant that its clock shows. */
  get now(): number {
    return Date.now() + this.#ahead;
  }

  get #clockFile(): string {
    return join(this.#data, "journey-clock");
  }

  /** The first match of what it prints on the console, as soon as it does. */
  async printed(wanted: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = wanted.exec(this.#printed);
      if (found) return found;
      if (this.#child?.exitCode !== null) throw new Error(`the server ended:\n${this.#printed}`);
      const { stdout, stderr } = this.#child as ChildProcess;
      await Promise.race([once(stdout!, "data"), once(stderr!, "data"), once(this.#child!, "exit")]);
    }
  }

  get port(): number {
    return this.#port;
  }

  /** As its console would end it; the data stay. */
  async end(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    await ended;
  }

  /** As if the power had failed: the launcher and the application with it, at once. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  }

  async stop(): Promise<void> {
    await this.end();
    await removeScratchData(this.#data);
  }
}
