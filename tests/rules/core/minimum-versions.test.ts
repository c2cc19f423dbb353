import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/**
 * The oldest version of what stands between a court and the network that has no known hole, each with its advisory. The
 * registry's audit may be out of reach, and then counts no findings: this list is held whether it answers or not.
 */
const MINIMUM = {
  next: ["16.3.3", "CVE-2026-75604 and the AVIF one: code of a stranger runs on the host; before them CVE-2025-55182"],
  "@trpc/server": ["11.8.0", "CVE-2025-68130: pollution of prototypes by the names of form fields"],
  "drizzle-orm": ["0.45.2", "CVE-2026-39356: SQL through identifiers and aliases"],
  "better-auth": ["1.6.23", "GHSA-qq9h-g4jm-xgf3: take-over of accounts; before it CVE-2026-45364, limits per address"],
} as const satisfies Record<string, readonly [string, string]>;

type Locked = { packages: Record<string, { version?: string } | undefined> };
const locked = JSON.parse(readFileSync(new URL("../../../package-lock.json", import.meta.url), "utf8")) as Locked;

/** Three numbers and nothing after them: a version before its release is none that an advisory speaks of. */
function numbersOf(version: string): readonly number[] {
  const found = /^(\d+)\.(\d+)\.(\d+)$/.exec(version);
  if (!found) throw new Error(`not a released version: ${version}`);
  return found.slice(1).map(Number);
}

function isAtLeast(version: string, minimum: string): boolean {
  const [have, want] = [numbersOf(version), numbersOf(minimum)];
  const at = have.findIndex((number, place) => number !== want[place]);
  return at === -1 || have[at]! > want[at]!;
}

/** Every copy of a package that the lock file installs, also inside other packages. */
function versionsOf(name: string): string[] {
  const paths = Object.keys(locked.packages).filter((path) => path.endsWith(`node_modules/${name}`));
  return paths.map((path) => locked.packages[path]?.version ?? "none");
}

test.each(Object.entries(MINIMUM))("%s is installed without its known holes", (name, [minimum, advisory]) => {
  const versions = versionsOf(name);
  expect(versions.length, `${name} is not in the lock file`).toBeGreaterThan(0);
  for (const version of versions) {
    expect(isAtLeast(version, minimum), `${name} ${version} is older than ${minimum}: ${advisory}`).toBe(true);
  }
});

test("versions are compared number by number, and one before its release counts as none", () => {
  expect(isAtLeast("0.45.10", "0.45.2")).toBe(true);
  expect(isAtLeast("0.44.99", "0.45.2")).toBe(false);
  expect(isAtLeast("16.3.2", "16.3.3")).toBe(false);
  expect(() => isAtLeast("16.4.0-canary.1", "16.3.3")).toThrow("not a released version");
});
