import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isServedHere } from "../../../server/rules/reminders/page-host.ts";
import {
  PAGE_NUMBERS,
  pageSecretOf,
  readPageCode,
  readPageToken,
  spacedCode,
  spacedToken,
} from "../../../server/rules/reminders/page-token.ts";
import { lintReminder, withoutTelling } from "../../../server/rules/reminders/reminder-lint.ts";
import { PAGE_LANGUAGES, PAGE_WORDS, pageLanguageOf } from "../../../server/wording/private-page.ts";

const SEED = Number(process.env.PESHI_SEED ?? Date.now() % 1_000_000_000);

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe.each(PAGE_LANGUAGES)("the words of a private page in %s", (language) => {
  const words = PAGE_WORDS[language];

  test("tell nothing of a court, a case or anybody", () => {
    const texts = textsIn(words);
    expect(texts.length).toBeGreaterThan(60);
    for (const text of texts) expect([text, lintReminder(text)]).toEqual([text, []]);
  });

  test("are written in its own letters and name every day and month once", () => {
    expect([new Set(words.weekdays).size, new Set(words.months).size]).toEqual([7, 12]);
    const { direction, ...spoken } = words;
    const lettered = textsIn(spoken).filter((text) => /\p{L}/u.test(text.replace(/\{\w+\}/g, "")));
    expect(lettered.filter((text) => /[\u0600-\u06ff]/.test(text) !== (direction === "rtl"))).toEqual([]);
  });
});

test(`an address and a code are read as they are printed, typed large, or in Urdu figures (seed ${SEED})`, () => {
  const numbers = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), {
    minLength: PAGE_NUMBERS,
    maxLength: PAGE_NUMBERS,
  });
  const run = fc.property(numbers, (drawn) => {
    const { token, code } = pageSecretOf(drawn);
    expect(token).toMatch(/^[a-hjkmnp-z2-9]{12}$/);
    expect(code).toMatch(/^\d{6}$/);
    expect(readPageToken(` ${spacedToken(token).toUpperCase()} `)).toBe(token);
    const urdu = spacedCode(code).replace(/\d/g, (figure) => "۰۱۲۳۴۵۶۷۸۹"[Number(figure)] ?? "");
    expect([readPageCode(spacedCode(code)), readPageCode(urdu)]).toEqual([code, code]);
  });
  fc.assert(run, { seed: SEED, numRuns: 300 });
});

test("what is no address and no code is none", () => {
  for (const text of ["", "abcdefghjkm", "abcdefghjkmnp", "abcdefghjkm0", "../../../../x", "ابجد"])
    expect([text, readPageToken(text)]).toEqual([text, null]);
  for (const text of ["", "12345", "1234567", "12345a", "123456 or 1"])
    expect([text, readPageCode(text)]).toEqual([text, null]);
  expect(() => pageSecretOf([1, 2, 3])).toThrow(RangeError);
});

test("of a room's name the words that tell are left out, and no others", () => {
  expect(withoutTelling("Courtroom 11")).toBe("11");
  expect(withoutTelling("Room 4, first floor")).toBe("Room 4, first floor");
  expect(withoutTelling("کمرۂ عدالت 11")).toBe("کمرۂ 11");
});

test("without a host of its own a page is where all else is; with one each host has its own and nothing of the other", () => {
  const at = (host: string, target: string, page?: string) => isServedHere({ host, target }, page);
  expect([at("office", "/m/abc"), at("office", "/lists")]).toEqual([true, true]);
  const page = "https://slips.example/";
  expect([at("office", "/m/abc", page), at("office", "/lists", page)]).toEqual([false, true]);
  expect([at("slips.example", "/m/abc?l=sd", page), at("SLIPS.example:443", "/m/abc", page)]).toEqual([true, true]);
  expect([at("slips.example", "/", page), at("slips.example", "/m/%2e%2e", page)]).toEqual([false, false]);
});

test("a card's language is the page's where it has it: Urdu in Roman letters is Urdu", () => {
  expect(["en", "sd", "ur-Latn", "xx", null].map((language) => pageLanguageOf(language))).toEqual([
    "en",
    "sd",
    "ur",
    null,
    null,
  ]);
});
