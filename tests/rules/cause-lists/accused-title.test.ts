import { expect, test } from "vitest";
import {
  accusedTitle as compose,
  type MoreAccused,
  readAccusedTitle,
} from "../../../server/rules/cause-lists/accused-title.ts";
import { WITHHELD } from "../../../server/rules/people/withheld-names.ts";

const accusedTitle = (names: readonly string[], unnamed: MoreAccused, juveniles: readonly string[] = []) =>
  compose(
    names.map((name) => ({ name, isUnnamed: juveniles.includes(name) })),
    unnamed,
  );

test("a title names the first accused and counts the others, named or not", () => {
  expect(accusedTitle([], 0)).toBe("");
  expect(accusedTitle(["Gul Testwala"], 0)).toBe("Gul Testwala");
  expect(accusedTitle(["Gul Testwala", "Second"], 0)).toBe("Gul Testwala & another");
  expect(accusedTitle(["Gul Testwala"], 2)).toBe("Gul Testwala & 2 others");
  expect(accusedTitle(["Gul Testwala", "Second"], null)).toBe("Gul Testwala & others");
});

test("a juvenile leads no title: the first adult does, and a withheld name where there is none", () => {
  expect(accusedTitle(["Young", "Adult"], 0, ["Young"])).toBe("Adult & another");
  expect(accusedTitle(["Young", "Adult", "Third"], 1, ["Young"])).toBe("Adult & 3 others");
  expect(accusedTitle(["Young"], 0, ["Young"])).toBe(WITHHELD);
  expect(accusedTitle(["Young", "Younger"], null, ["Young", "Younger"])).toBe(`${WITHHELD} & others`);
});

test("what a clerk wrote behind a name is not in the title", () => {
  expect(accusedTitle(["Gul Testwala, r/o House 5, CNIC 42101-0000000-1"], 0)).toBe("Gul Testwala");
});

test("a title can be read back into its parts, also of somebody whose name holds an ampersand", () => {
  for (const [names, unnamed, more] of [
    [["Gul"], 0, 0],
    [["Gul", "Second"], 0, 1],
    [["Gul & Sons"], 2, 2],
    [["گل زمان"], null, null],
  ] as const) {
    expect(readAccusedTitle(accusedTitle(names, unnamed))).toEqual({ first: names[0], more });
  }
});
