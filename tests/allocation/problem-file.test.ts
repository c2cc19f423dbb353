import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readProblem } from "../../server/allocation/problem.ts";
import { problemPieces, readProblemFile } from "../../server/doors/terminal/problem-file.ts";
import { makeProblem } from "../bench/allocation/make-problem.ts";

const VARIANTS = [undefined, "notified", "pinned", "options", "slots"] as const;

function inPieces(text: string, length: number) {
  const pieces = problemPieces();
  for (let at = 0; at < text.length; at += length) if (!pieces.push(text.slice(at, at + length))) return null;
  return pieces.end();
}

const whole = (text: string) => {
  try {
    const read = readProblem(JSON.parse(text.replace(/^\uFEFF/, "")));
    return "refused" in read ? null : read;
  } catch {
    return null;
  }
};

const small = { ...makeProblem({ matters: 6, seed: 3, variant: "notified" }) };
const compact = JSON.stringify(small);

describe("a problem's file, read piece by piece", () => {
  it("is the problem that is read whole, wherever the pieces are cut and however the file is laid out", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(...VARIANTS),
        fc.constantFrom(undefined, 1, "\t", "\r\n"),
        fc.integer({ min: 20, max: 3000 }),
        (seed, variant, indent, length) => {
          const text = JSON.stringify(makeProblem({ matters: 12, seed, variant }), null, indent);
          expect(inPieces(text, length)).toEqual(whole(text));
        },
      ),
      { numRuns: 25 },
    );
  });

  it("is read with marks of JSON inside its texts", () => {
    const { matters } = small;
    const odd = { ...small, matters: [{ ...matters[0], id: 'a "{[]}, \\ u\u0645' }, ...matters.slice(1)] };
    const text = `\uFEFF${JSON.stringify({ note: { matters: [[1], "{"] }, ...odd })}`;
    for (const length of [1, 7, 64, text.length]) expect(inPieces(text, length)).toEqual(whole(text));
    expect(whole(text)?.matters[0]?.id).toBe('a "{[]}, \\ u\u0645');
  });

  it("is left to be read whole where it is not sound", () => {
    const first = JSON.stringify(small.matters[0]);
    const broken = [
      compact.slice(0, -1),
      `${compact}}`,
      compact.replace('"matters":[', '"matters":[,'),
      compact.replace('"matters":[', `"matters":[${first},`),
      compact.replace('"matters":[', '"matters":[5,'),
      compact.replace('"matters":[', '"matters":[[],'),
      compact.replace("peshi-allocation/1", "peshi-allocation/2"),
      compact.replace('"sessions":[', '"sessions":[],"sessions":['),
      compact.replace('"sessions":[', '"seats":['),
      compact.replace(/"people":\["[^"]+"/, '"people":["nobody"'),
      compact.replace('"weight":', '"weight":-'),
      "[]",
      "",
    ];
    for (const text of broken.filter((each) => each !== compact)) {
      const read = inPieces(text, 50);
      if (read !== null) expect(read).toEqual(whole(text));
    }
    expect(broken.map((text) => inPieces(text, 50) === null)).toEqual(broken.map((_, index) => index !== 7));
  });

  it("is read from a file whose letters are cut between two pieces", async () => {
    const folder = await mkdtemp(join(tmpdir(), "peshi-problem-"));
    try {
      const file = join(folder, "problem.json");
      const text = compact.replaceAll('"stage":"', '"stage":"پیشی ');
      await writeFile(file, text);
      expect(await readProblemFile(file, 7)).toEqual(whole(text));
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
