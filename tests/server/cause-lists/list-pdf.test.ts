import { afterEach, describe, expect, test, vi } from "vitest";
import { listHtml } from "../../../server/cause-lists/list-html.ts";
import { listPdf } from "../../../server/cause-lists/list-pdf.ts";
import { printStyles } from "../../../server/cause-lists/print-styles.ts";
import { viewFor } from "../../../server/cause-lists/view-for.ts";
import { pdfPages } from "../../rules/cause-lists/pdf-text.ts";
import { thursday } from "../../rules/cause-lists/sample-list.ts";

const TIME_LIMIT = 90_000;

/** Prints the list of 45 matters; a missing browser fails in CI and is said aloud elsewhere. */
async function printed(language: "en" | "ur", skip: (because: string) => never): Promise<string[]> {
  const view = viewFor(thursday(45), "public", language, "2026-12-02T12:30:00Z");
  const pdf = await listPdf(listHtml(view, { styles: printStyles() }));
  if (!("unavailable" in pdf)) return pdfPages(pdf);
  expect(process.env.CI, pdf.unavailable).toBeFalsy();
  return skip(pdf.unavailable);
}

afterEach(() => vi.unstubAllEnvs());

describe("the PDF of a full Thursday", () => {
  test("has every matter once, its heading on each page, and page x of y", { timeout: TIME_LIMIT }, async ({
    skip,
  }) => {
    const pages = await printed("en", skip);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.length).toBeLessThanOrEqual(4);
    const flat = pages.map((page) => page.replace(/\s+/g, " "));
    for (let number = 1; number <= 45; number += 1) {
      const row = new RegExp(`Special Case ${number}/2024`, "g");
      expect(flat.join(" ").match(row), `matter ${number}`).toHaveLength(1);
    }
    flat.forEach((page, index) => {
      expect(page).toContain("Next date");
      expect(page).toContain("Version 1");
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    });
    expect(flat.at(-1)).toContain("By order");
  });

  test("is written in Urdu, word by word", { timeout: TIME_LIMIT }, async ({ skip }) => {
    const pages = await printed("ur", skip);
    const words = new Set(pages[0]!.split(/\s+/));
    for (const word of ["فہرستِ", "مقدمات", "جمعرات", "دسمبر", "فریقین", "سرکار", "بنام", "شہربانو", "صفحہ"]) {
      expect(words, word).toContain(word);
    }
    for (const page of pages) expect(page).toContain("غرضِ");
  });
});

test("a browser that is not there is named in a sentence, not thrown", async () => {
  vi.stubEnv("CHROMIUM_PATH", "/nowhere/chromium");
  expect(await listPdf("<p>x")).toEqual({
    unavailable: "no PDF: CHROMIUM_PATH names /nowhere/chromium, which is not there",
  });
});

test("a program that is no browser is named in a sentence, not waited for", async () => {
  vi.stubEnv("CHROMIUM_PATH", process.execPath);
  expect(await listPdf("<p>x")).toMatchObject({ unavailable: expect.stringMatching(/could not print/) });
});
