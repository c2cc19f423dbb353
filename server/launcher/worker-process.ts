import { startJobs } from "../doors/timers/jobs.ts";

// Ctrl-C reaches everybody at once; the launcher says when it is our turn.
process.on("SIGINT", () => {});
const told = new Promise<void>((resolve) => {
  process.on("message", (word) => word === "stop" && resolve());
  // The launcher is gone, even by kill -9.
  process.on("disconnect", resolve);
  process.on("SIGTERM", () => resolve());
});

const say = (line: string) => {
  if (process.connected) process.send?.(line);
};

try {
  const jobs = await startJobs(process.env, say);
  await told;
  await jobs.stop();
  process.exit(0);
} catch (error) {
  // A setting that is wrong is said in its own sentence; of anything else only the kind, since its words may hold data.
  const { name, message } = error as Error;
  say(name === "Error" ? message : `the reminders could not start (${name})`);
  process.exit(1);
}
