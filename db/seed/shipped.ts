import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Closure } from "../../server/rules/calendar/court-calendar.ts";
import type { DistrictData } from "./load-district.ts";

// Peshi always runs from its own folder (server/launcher/start.mjs goes there); a bundler would not keep the place of this file.
const SEED = join(process.cwd(), "db", "seed");

const readJson = (...path: string[]): unknown => JSON.parse(readFileSync(join(SEED, ...path), "utf8"));

/** The districts that come with Peshi: every file of `db/seed/districts`, by English name. */
export function shippedDistricts(): DistrictData[] {
  const files = readdirSync(join(SEED, "districts")).filter((name) => name.endsWith(".json"));
  return files
    .map((name) => readJson("districts", name) as DistrictData)
    .sort((a, b) => (a.nameEn < b.nameEn ? -1 : 1));
}

/** Closures of Pakistan and Sindh, 2026 to 2028, each with its status. A first draft for a court to confirm. */
export function shippedClosures(): Closure[] {
  const files = readdirSync(join(SEED, "closures")).filter((name) => name.endsWith(".json"));
  return files.flatMap((name) => (readJson("closures", name) as { closures: Closure[] }).closures);
}
