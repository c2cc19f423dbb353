import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Read where the program runs, like the pages that link them; kept, for they change only with a new version. */
let kept: string | null = null;

const read = (name: string): Buffer => readFileSync(join(process.cwd(), "public", name));

/** The stylesheet of a list that must stand alone (PDF, a saved file): `list.css` with the fonts inside, about 0.8 MB. */
export function printStyles(): string {
  kept ??= `${read("fonts.css").toString("utf8")}\n${read("list.css").toString("utf8")}`.replace(
    /url\("\/(fonts\/[a-z0-9-]+\.woff2)"\)/g,
    (_, name: string) => `url("data:font/woff2;base64,${read(name).toString("base64")}")`,
  );
  return kept;
}
