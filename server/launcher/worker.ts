import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export type WorkerProcess = { stop(): Promise<void> };

const AGAIN_AFTER_MS = 10_000;

/**
 * The timers of reminders beside the web application, in a process of their own: a gateway that hangs slows no screen. One
 * that ends is started again; what it had in hand is found unclear by the next.
 */
export function startWorker(root: string, env: NodeJS.ProcessEnv, say: (line: string) => void): WorkerProcess {
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let isStopping = false;
  const start = () => {
    const started = fork(fileURLToPath(new URL("./worker-process.ts", import.meta.url)), [], {
      ...{ cwd: root, env, detached: true },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child = started;
    started.on("message", (line) => say(`  ${line}`));
    started.on("error", () => {});
    started.once("exit", (code, signal) => {
      if (isStopping) return;
      say(`The reminders stopped (${signal ?? `code ${code}`}); they start again in ten seconds.`);
      again = setTimeout(start, AGAIN_AFTER_MS);
    });
  };
  start();
  return {
    async stop() {
      isStopping = true;
      clearTimeout(again);
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      if (child.connected) child.send("stop");
      setTimeout(() => child?.kill("SIGKILL"), 8_000).unref();
      await ended;
    },
  };
}
