import { expect, test } from "vitest";
import { type Guarded, shade } from "../../../server/rules/access/shade.ts";

const person = (role: Guarded["role"], ordinal: number, name: string, nameUr: string | null = null): Guarded => ({
  ...{ role, ordinal, name, nameUr, nameSd: null, alias: null },
});
const PEOPLE = [
  person("accused", 1, "Gulzar Testwala", "گلزار"),
  person("accused", 2, "Second Man"),
  person("complainant", 1, "Amna Police"),
  person("witness", 1, "Neighbour One"),
  person("witness", 2, "Neighbour Two"),
  person("counsel", 1, "Adv. Aslam"),
];

test("everybody of a shaded matter goes by an alias in either script, but for those who are there by profession", () => {
  const names = PEOPLE.map(({ name, nameUr }) => ({ name, nameUr }));
  expect(shade(names, PEOPLE)).toEqual([
    { name: "Accused A", nameUr: "ملزم A" },
    { name: "Accused B", nameUr: "ملزم B" },
    { name: "Complainant", nameUr: "مستغیث" },
    { name: "Witness 1", nameUr: "گواہ 1" },
    { name: "Witness 2", nameUr: "گواہ 2" },
    { name: "Adv. Aslam", nameUr: null },
  ]);
});

test("who is there by office keeps a name that an accused's resembles, and none that is one of the case", () => {
  const prosecutor = { role: "prosecutor", name: "Gulzar Bangash", nameUr: "گلزار بنگش" };
  expect(shade([prosecutor], PEOPLE)).toEqual([prosecutor]);
  expect(shade([{ role: "prosecutor", name: "Gulzar Testwala" }], PEOPLE)).toMatchObject([{ name: "Accused A" }]);
  expect(shade([{ role: "witness", name: "Gulzar Bangash" }], PEOPLE)).toMatchObject([
    { name: "[name withheld] Bangash" },
  ]);
});

test("a name inside another text is left out, free text is not told at all, and the title names nobody", () => {
  const told = { accusedTitle: "Gulzar Testwala & another", note: "lives in House 7", by: "mother of Amna" };
  expect(shade(told, PEOPLE)).toEqual({
    ...{ accusedTitle: "[name withheld]", note: "", by: "mother of [name withheld]" },
  });
});

test("a word of the program, a day and a figure stay as they are, whatever the people are called", () => {
  const facts = { kind: "police", day: "2026-12-03", n: 7, isOpen: true, alias: null, sections: ["PECA 20"] };
  expect(shade(facts, PEOPLE)).toEqual(facts);
});
