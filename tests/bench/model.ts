import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/**
 * Sequences of everything that is done with a docket, drawn by chance, with the docket's laws asked after every step: the
 * test of tests/server/core/any-sequence.test.ts, longer. What breaks a law is shrunk to the fewest steps and printed.
 */
const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    runs: { type: "string", default: "1000" },
    commands: { type: "string", default: "30" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
const root = fileURLToPath(new URL("../..", import.meta.url));
const asked = { PESHI_RUNS: values.runs, PESHI_COMMANDS: values.commands, PESHI_SEED: values.seed };
const vitest = `${root}node_modules/vitest/vitest.mjs`;
const child = spawn(
  process.execPath,
  [vitest, "run", "--project", "server", "tests/server/core/any-sequence.test.ts", "--disable-console-intercept"],
  { cwd: root, env: { ...process.env, ...asked }, stdio: ["ignore", "pipe", "inherit"] },
);
let words = "";
child.stdout.on("data", (chunk) => {
  words += chunk;
  process.stderr.write(chunk);
});
const [code] = await once(child, "close");
const told = /model: (\{.*\})/.exec(words)?.[1];
const report = {
  ...(told ? JSON.parse(told) : { runs: 0, steps: 0, seed: Number(values.seed) }),
  broken: code === 0 ? 0 : 1,
};
console.log(values.json ? JSON.stringify(report) : report);
process.exitCode = code ?? 1;
