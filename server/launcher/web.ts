import { fork } from "node:child_process";
import { once } from "node:events";
import type { Server } from "node:http";
import { fileURLToPath } from "node:url";
import type { Certificate } from "./certificate.ts";

/** The running web application. `ended` resolves to a sentence when it stops without being asked to. */
export type Web = { takeOver(server: Server): Promise<void>; stop(): Promise<void>; ended: Promise<string> };
export type WebOptions = {
  root: string;
  isDev: boolean;
  hostname: string;
  port: number;
  env: NodeJS.ProcessEnv;
  /** HTTPS on the port, where there is one. */
  tls?: Certificate | undefined;
};

/** Starts Next in its own process and waits until it can answer; it listens nowhere before `takeOver`. */
export async function startWeb({ root, isDev, hostname, port, env, tls }: WebOptions): Promise<Web> {
  const child = fork(fileURLToPath(new URL("./web-process.mjs", import.meta.url)), [], {
    cwd: root,
    // Ctrl-C must not reach it before we decide the order of stopping.
    detached: true,
    env: {
      ...env,
      NODE_ENV: isDev ? "development" : "production",
      NEXT_TELEMETRY_DISABLED: "1",
      PORT: String(port),
      PESHI_WEB: JSON.stringify({ dir: root, hostname, port, isDev, tls }),
    },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  let isStopping = false;
  const exited = once(child, "exit");
  const ended = exited.then(([code, signal]) => {
    if (isStopping) return new Promise<string>(() => {});
    return `The web application stopped (${signal ?? `code ${code}`}). Everything saved is in the database.`;
  });
  const heard = (word: string) =>
    new Promise<void>((resolve) => child.on("message", (message) => message === word && resolve()));
  const answered = async (word: Promise<void>) => {
    const failure = await Promise.race([word, ended]);
    if (typeof failure === "string") throw new Error(failure);
  };
  await answered(heard("ready"));
  return {
    ended,
    async takeOver(server) {
      const listening = heard("listening");
      child.send("take over", server);
      await answered(listening);
    },
    async stop() {
      isStopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      if (child.connected) child.send("stop");
      setTimeout(() => child.kill("SIGKILL"), 8_000).unref();
      await exited;
    },
  };
}
