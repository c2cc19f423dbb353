import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";

type Answer = { id?: number; result?: Record<string, unknown>; error?: { message: string } };
type Waiting = { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void };

/** A Chromium driven over two pipes (its DevTools protocol): no port that others on the machine could reach. */
export type ChromiumPipe = {
  readonly call: (
    method: string,
    parameters?: Record<string, unknown>,
    session?: string,
  ) => Promise<Record<string, unknown>>;
  /** Ends the browser and waits until it has gone, so that its profile can be removed. */
  readonly close: () => Promise<void>;
};

/** Starts Chromium; every open call is refused when it ends by itself or `timeLimitMs` has passed. */
export function openChromium(path: string, flags: readonly string[], env: NodeJS.ProcessEnv, timeLimitMs: number) {
  const browser = spawn(path, [...flags, "--remote-debugging-pipe"], {
    env,
    stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
  });
  const waiting = new Map<number, Waiting>();
  let words = "";
  browser.stderr?.on("data", (chunk: Buffer) => {
    words = `${words}${chunk.toString("utf8")}`.slice(-2000);
  });
  const refuseAll = (because: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(because));
    waiting.clear();
  };
  const gone = new Promise<void>((resolve) => {
    browser.once("error", (error) => {
      refuseAll(error.message);
      resolve();
    });
    browser.once("exit", (code, signal) => {
      refuseAll(`the browser ended (${code ?? signal}) ${complaint(words)}`.trim());
      resolve();
    });
  });
  const limit = setTimeout(() => {
    refuseAll(`no answer within ${timeLimitMs / 1000} s`);
    browser.kill("SIGKILL");
  }, timeLimitMs);
  void gone.then(() => clearTimeout(limit));
  listen(browser.stdio[4] as Readable, waiting);
  return { call: caller(browser, waiting), close: closer(browser, gone) } satisfies ChromiumPipe;
}

/** Of all that Chromium writes, the line that says why it would not start. */
function complaint(words: string): string {
  return words.split("\n").find((line) => /sandbox|error while loading|FATAL/i.test(line)) ?? "";
}

/** Answers are JSON texts, each ended by a zero byte. */
function listen(pipe: Readable, waiting: Map<number, Waiting>): void {
  let chunks: Buffer[] = [];
  const take = (text: string): void => {
    const answer = JSON.parse(text) as Answer;
    const asked = answer.id === undefined ? undefined : waiting.get(answer.id);
    if (asked === undefined) return;
    waiting.delete(answer.id!);
    if (answer.error === undefined) asked.resolve(answer.result ?? {});
    else asked.reject(new Error(answer.error.message));
  };
  pipe.on("error", () => undefined);
  pipe.on("data", (chunk: Buffer) => {
    let rest = chunk;
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      take(Buffer.concat([...chunks, rest.subarray(0, end)]).toString("utf8"));
      chunks = [];
      rest = rest.subarray(end + 1);
    }
    chunks.push(rest);
  });
}

function caller(browser: ChildProcess, waiting: Map<number, Waiting>): ChromiumPipe["call"] {
  const pipe = browser.stdio[3] as Writable;
  // A browser that has gone refuses its calls through `exit`; the broken pipe itself says nothing more.
  pipe.on("error", () => undefined);
  let last = 0;
  return (method, params = {}, sessionId) => {
    const id = ++last;
    return new Promise((resolve, reject) => {
      if (browser.exitCode !== null || browser.signalCode !== null) {
        reject(new Error("the browser has ended"));
        return;
      }
      waiting.set(id, { resolve, reject });
      pipe.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  };
}

function closer(browser: ChildProcess, gone: Promise<void>): ChromiumPipe["close"] {
  return async () => {
    browser.kill("SIGKILL");
    await gone;
  };
}
