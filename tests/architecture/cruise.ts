import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

type Violation = { rule: { name: string }; from: string; to: string };
type Module = { source: string; dependencies: { resolved: string }[] };
export type Cruised = { summary: { violations: Violation[]; totalCruised: number }; modules: Module[] };

/** The command line resolves what the library's API was seen to leave unresolved, so it is what we run. */
export function cruise(folder: string): Cruised {
  const program = `${ROOT}node_modules/dependency-cruiser/bin/dependency-cruiser.mjs`;
  const options = ["--config", "tests/import-rules.mjs", "--output-type", "json", "--no-cache"];
  // Its exit code is the number of errors; the report tells them all the same.
  const run = spawnSync(process.execPath, [program, "app", "server", "db", ...options], {
    cwd: folder,
    maxBuffer: 256 * 1024 * 1024,
    encoding: "utf8",
  });
  if (!run.stdout.startsWith("{")) throw new Error(run.stderr);
  return JSON.parse(run.stdout) as Cruised;
}

export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

/** Which room asks which: `roomOf` names the room of a file, null where it is none of ours. */
export function arrowsBetween(modules: readonly Module[], roomOf: (file: string) => string | null): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const { source, dependencies } of modules) {
    const from = roomOf(source);
    if (from === null) continue;
    const to = arrows.get(from) ?? new Set<string>();
    arrows.set(from, to);
    for (const { resolved } of dependencies) {
      const room = roomOf(resolved);
      if (room !== null && room !== from) to.add(room);
    }
  }
  return arrows;
}

/** The folder of a file of the server or the database; screens still share parts across their folders. */
export const folderOf = (file: string): string | null => (/^(server|db)\//.test(file) ? dirname(file) : null);

/** Rooms that ask each other in a ring, each ring once; Tarjan's algorithm. */
export function circlesOf(arrows: Arrows): string[][] {
  const seen = new Map<string, { at: number; low: number; isOpen: boolean }>();
  const open: string[] = [];
  const circles: string[][] = [];
  const visit = (room: string) => {
    const mark = { at: seen.size, low: seen.size, isOpen: true };
    seen.set(room, mark);
    open.push(room);
    for (const next of arrows.get(room) ?? []) {
      const known = seen.get(next) ?? visit(next);
      if (known.isOpen) mark.low = Math.min(mark.low, known.low);
    }
    if (mark.low === mark.at) {
      const circle = open.splice(open.indexOf(room));
      for (const member of circle) seen.get(member)!.isOpen = false;
      if (circle.length > 1) circles.push(circle.sort());
    }
    return mark;
  };
  for (const room of arrows.keys()) if (!seen.has(room)) visit(room);
  return circles;
}
