import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

// `npm ci` applies what lies in patches/ (see `postinstall` in package.json). An installation made without scripts, or
// before there was a patch, looks complete all the same; so each start looks whether the patched lines are there.

/** Whether every line that a patch adds stands in its file. */
export function isPatched(/** @type {string} */ root) {
  return patchesIn(root).every(({ file, added }) => {
    const path = join(root, file);
    if (!existsSync(path)) return false;
    const lines = new Set(readFileSync(path, "utf8").split(/\r?\n/));
    return added.every((line) => lines.has(line));
  });
}

/** Applies what is not applied yet; says what stood in the way, if anything did. */
export function applyPatches(/** @type {string} */ root) {
  const tool = join(root, "node_modules", "patch-package", "index.js");
  const flags = ["--error-on-fail", "--error-on-warn"];
  const { stdout, stderr, error } = spawnSync(process.execPath, [tool, ...flags], { cwd: root, encoding: "utf8" });
  return isPatched(root) ? undefined : `${error?.message ?? ""}${stdout ?? ""}${stderr ?? ""}`.trim();
}

/** The files that patches change, each with the lines that it is given. */
function patchesIn(/** @type {string} */ root) {
  const folder = join(root, "patches");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".patch"))
    .flatMap((name) =>
      readFileSync(join(folder, name), "utf8")
        .split(/^diff --git /m)
        .slice(1),
    )
    .map((part) => {
      const lines = part.split(/\r?\n/);
      const file = lines.find((line) => line.startsWith("+++ b/"))?.slice("+++ b/".length) ?? "";
      const body = lines.slice(lines.findIndex((line) => line.startsWith("@@")));
      return { file, added: body.filter((line) => line.startsWith("+")).map((line) => line.slice(1)) };
    });
}
