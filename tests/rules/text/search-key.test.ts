import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { foldDigits, foldSpaces, searchKey, stripControls } from "../../../server/rules/text/search-key.ts";

const SAME_NAMES: [string, string[]][] = [
  ["Muhammad in its Roman spellings", ["Muhammad", "Mohammad", "Mohammed", "Muhammed", "Mohd.", "Md", "MUHAMMAD"]],
  ["long vowels", ["Waseem Farooq", "Wasim Faruq", "WASIM FAROUQ"]],
  ["Hussain", ["Hussain", "Husain", "Hussein"]],
  ["Siddiqui", ["Siddiqui", "Siddiqi", "Siddiquee"]],
  ["Chaudhry", ["Chaudhry", "Choudhry", "Chaudhary", "Chaudhri"]],
  ["Urdu and Arabic yeh and kaf", ["علی کاشف", "علي كاشف", "على كاشف"]],
  ["Urdu and Arabic heh", ["فاطمہ", "فاطمه", "فاطمة"]],
  ["the two heh keys", ["سکہر", "سکھر"]],
  ["vowel signs, hamza and tatweel", ["محمد مومن", "مُحَمَّد مؤمن", "محـــمد مومن"]],
  ["words of two parts", ["عبداللہ", "عبد اللہ", "عبد الله"]],
  ["Latin accents and apostrophes", ["Jose Saeed", "José Sa'eed", "jose  sa’eed"]],
  ["an alias and parentage", ["Zaid @ Chota s/o Khan", "Zaid Chota, S/O Khan", "zaid chota son of khan"]],
];

describe("a name is found in any writing", () => {
  for (const [what, names] of SAME_NAMES) {
    test(`${what}: ${names.join(" = ")}`, () => {
      expect(new Set(names.map(searchKey)).size).toBe(1);
    });
  }

  test("different names keep different keys", () => {
    const names = ["Ali", "Wali", "Saeed", "Syed", "Hasan", "Husain", "Bilal", "Jalal", "حسن", "حسین", "Nadia", "Nida"];
    expect(new Set(names.map(searchKey)).size).toBe(names.length);
  });

  test("the words of a name stay apart and in their order", () => {
    expect(searchKey("Sana  Khayali,\tMisal")).toBe("sana khayali misal");
  });

  test("a key holds folded letters only, one space between words", () => {
    const letters = [..."abdehiosuyqkh مُحمديكهةۃئ۵٣'@/.-"];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters), maxLength: 30 }), (text) => {
        const key = searchKey(text);
        expect(key).toBe(key.trim());
        expect(key).not.toMatch(/[يكهةۃ۰-۹٠-٩A-Z@/]| {2}/u);
      }),
      { seed: 11 },
    );
  });
});

test("Urdu, Arabic and full-width digits become ASCII and nothing else changes", () => {
  expect(foldDigits("۱۵۰/٢٠٢٤ （３）الف")).toBe("150/2024 （3）الف");
});

test("marks that reorder text are stripped; joiners and line ends stay", () => {
  expect(stripControls("a\u202eb\u2066c\u200fd\ufeff\u0000\u0007\n\te\u200cf")).toBe("abcd\n\te\u200cf");
  expect(foldSpaces(" a\u00a0 b\u202e\n c ")).toBe("a b c");
});
