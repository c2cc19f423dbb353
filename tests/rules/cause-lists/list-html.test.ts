import { describe, expect, test } from "vitest";
import { listCsv } from "../../../server/cause-lists/list-csv.ts";
import { type ListLinks, listHtml, listNoticeHtml } from "../../../server/cause-lists/list-html.ts";
import { listText } from "../../../server/cause-lists/list-text.ts";
import { viewFor } from "../../../server/cause-lists/view-for.ts";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { chargedSection } from "../../../server/rules/case/offences.ts";
import type { CauseList } from "../../../server/rules/cause-lists/cause-list.ts";
import { listOf, matter, thursday } from "./sample-list.ts";

const GOLDEN = "../../golden/cause-lists";
const LANGUAGES = ["en", "ur"] as const;

const links: ListLinks = {
  language: "/lists/east-adj-11/2026-12-03?lang=ur",
  pdf: "/lists/east-adj-11/2026-12-03.pdf",
  csv: "/lists/east-adj-11/2026-12-03.csv",
  json: "/lists/east-adj-11/2026-12-03.json",
  court: "/lists/x",
  previous: null,
  next: { href: "/lists/east-adj-11/2026-12-10", day: courtDay("2026-12-10") },
};

/** Every public form of a list, as text to search. */
function publicForms(list: CauseList): [string, string][] {
  return (["public", "gate"] as const).flatMap((audience) =>
    LANGUAGES.flatMap((language): [string, string][] => {
      const view = viewFor(list, audience, language);
      return [
        [`${audience} ${language} html`, listHtml(view, { links })],
        [`${audience} ${language} csv`, listCsv(view)],
        [`${audience} ${language} text`, listText(view)],
        [`${audience} ${language} json`, JSON.stringify(view)],
      ];
    }),
  );
}

const revised: CauseList = {
  ...thursday(12),
  version: 2,
  removed: [{ hearingUid: "gone", caseNumber: "Special Case 88-A/2021", to: courtDay("2026-12-10") }],
};
const golden: CauseList = {
  ...revised,
  entries: revised.entries.map((entry, index) => {
    if (index === 1) return { ...entry, change: "added" };
    return index === 2 ? { ...entry, change: "moved", movedFrom: "12:00" } : entry;
  }),
};

describe("no free text of a register reaches a public view", () => {
  const canary = (where: string) => `CANARY${where.toUpperCase()}`;
  const freeText = ["remarks", "title", "rawTitle", "note", "address", "phone", "parties", "diary"];
  const extra = Object.fromEntries(freeText.map((name) => [name, canary(name)]));
  const complainants = [{ name: canary("complainant"), nameUr: canary("complainant-ur"), ...extra }];
  const accused = [
    {
      name: `Zarak Nawab, r/o ${canary("house")} 0300-1234567`,
      nameUr: `زرک نواب ساکن ${canary("house-ur")}`,
      ...extra,
    },
  ];
  const common = { ...extra, complainants, prosecutor: { name: canary("prosecutor"), nameUr: null } };
  const open = matter(1, { ...common, accused });
  const closed = matter(2, {
    ...common,
    sections: [chargedSection("PECA 21")],
    accused: [{ name: canary("accused"), nameUr: canary("accused-ur") }],
    counsel: [{ name: canary("counsel"), nameUr: canary("counsel-ur") }],
    fir: { number: 987654, year: 1999, station: canary("station") },
    purpose: "statement-of-accused",
  });
  const list = { ...listOf([open, closed]), ...extra } as CauseList;

  test.each(publicForms(list))("not the %s", (_, form) => {
    expect(form).not.toMatch(/CANARY/);
    expect(form).not.toMatch(/0300|1234567|987654|1999|PECA 21|Statement of accused|بیانِ ملزم/);
    expect(form).toContain("Special Case 1/2024");
    expect(form).toContain("Special Case 2/2024");
  });

  test("while the judge's list names the complainant", () => {
    expect(listHtml(viewFor(list, "judge", "en"))).toContain(canary("complainant"));
    expect(listCsv(viewFor(list, "prosecution", "en"))).toContain(canary("complainant"));
  });

  test("the place of a restricted matter does not tell its purpose by a heading", () => {
    const [block] = viewFor(listOf([open, closed]), "public", "en").blocks;
    expect(block!.groups.map((group) => group.heading)).toEqual([""]);
    expect(viewFor(listOf([open]), "public", "en").blocks[0]!.groups[0]!.heading).toBe("Evidence");
  });
});

describe("the page", () => {
  test.each(LANGUAGES)("reads in %s as it did when it was last looked at", async (language) => {
    await expect(listHtml(viewFor(golden, "public", language), { links })).toMatchFileSnapshot(
      `${GOLDEN}/public-${language}.html`,
    );
    await expect(listText(viewFor(golden, "judge", language))).toMatchFileSnapshot(`${GOLDEN}/judge-${language}.txt`);
    await expect(listCsv(viewFor(golden, "public", language))).toMatchFileSnapshot(`${GOLDEN}/public-${language}.csv`);
  });

  test("has no script, no inline style and nothing from elsewhere, so that the strictest policy holds", () => {
    for (const audience of ["public", "judge"] as const) {
      const page = listHtml(viewFor(golden, audience, "en"), { links });
      expect(page).not.toMatch(/<script|\son\w+=|javascript:|<style|\sstyle=|https?:/i);
      expect(page).toContain('<meta name="robots" content="noindex, nofollow, noarchive">');
    }
  });

  test("is named by court and day and nothing else", () => {
    const page = listHtml(viewFor(golden, "public", "en"));
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]).toBe(
      "Additional District &amp; Sessions Judge XI, East, 3 December 2026",
    );
  });

  test("keeps an act and its sections on one line, unless they are too many for the column", () => {
    const many = ["420", "468", "471", "109", "34", "506", "509"].map((section) => chargedSection(`PPC ${section}`));
    const page = listHtml(
      viewFor(listOf([matter(1, { sections: [chargedSection("PECA 14"), ...many] })]), "judge", "ur"),
    );
    expect(page).toContain('<bdi dir="ltr" class="number">PECA 14</bdi> · <bdi dir="ltr">PPC ');
  });

  test("escapes what people are called and drops marks that turn the text round", () => {
    const name = "<img src=x onerror=alert>&\u202eevil\u2066\u0007";
    const page = listHtml(viewFor(listOf([matter(1, { accused: [{ name, nameUr: name }] })]), "judge", "ur"));
    expect(page).toContain("&lt;img src=x onerror=alert&gt;&amp;evil");
    for (const harmful of ["<img", "\u202e", "\u2066", "\u0007"]) expect(page).not.toContain(harmful);
  });

  test("isolates numbers and times in Urdu", () => {
    const page = listHtml(viewFor(golden, "public", "ur"));
    expect(page).toContain('<html lang="ur" dir="rtl">');
    expect(page).toContain('<bdi dir="ltr">09:00</bdi>');
    expect(page).toContain('<bdi dir="ltr" class="number">Special Case 88-A/2021</bdi>');
    expect(page).toContain("جمعرات");
  });

  test("has one row for every matter and an empty cell for its next date", () => {
    const page = listHtml(viewFor(thursday(45), "public", "en"));
    expect(page.match(/<tr role="row" class="matter /g)).toHaveLength(45);
    expect(page.match(/<td role="cell" class="nextDate" data-label="Next date"><\/td>/g)).toHaveLength(45);
  });

  test("marks what a revision changed, and says nothing of changes in a first version", () => {
    const page = listHtml(viewFor(golden, "public", "en"));
    expect(page).toMatch(/class="matter added"/);
    expect(page).toMatch(/moved from <bdi dir="ltr">12:00/);
    expect(page).toMatch(/Removed from this list/);
    expect(listHtml(viewFor(thursday(3), "public", "en"))).not.toMatch(/class="legend"|Removed/);
  });

  test("says that it is a supplementary list, a demonstration, for official use, and when it was printed", () => {
    const page = listHtml(viewFor({ ...golden, supplementary: 2 }, "judge", "en", "2026-12-02T12:30:00Z"));
    expect(page).toMatch(/Supplementary cause list <bdi dir="ltr">2/);
    expect(page).toMatch(/class="demo"/);
    expect(page).toMatch(/Not to be posted/);
    expect(page).toMatch(/Printed .*17:30/);
    expect(listHtml(viewFor({ ...golden, isDemo: false }, "public", "en"))).not.toMatch(
      /class="demo"|Not to be posted/,
    );
  });

  test("says so when nothing is listed, nothing is published, or the list was withdrawn", () => {
    expect(listHtml(viewFor(listOf([]), "public", "en"))).toContain("No matters are listed.");
    const notice = { language: "en", court: "Court <1>", day: courtDay("2026-12-03"), isDemo: false } as const;
    expect(listNoticeHtml({ ...notice, because: "withdrawn" })).toMatch(/Court &lt;1&gt;[\s\S]*withdrawn/);
    expect(listNoticeHtml({ ...notice, because: "not-published" })).toContain("No list has been published");
  });
});

describe("the CSV", () => {
  test("runs nothing in a spreadsheet and survives commas, quotes and line ends", () => {
    const name = '=cmd|"A1",\nx';
    const csv = listCsv(
      viewFor(listOf([matter(1, { accused: [{ name, nameUr: null }], caseNumber: "=1+1" })]), "judge", "en"),
    );
    expect(csv).toContain(`,'=1+1,`);
    expect(csv).toContain('"State v. =cmd|""A1"",\nx"');
  });

  test("has one line for every matter under one heading, and no column for complainants on the public one", () => {
    const csv = listCsv(viewFor(thursday(45), "public", "en"));
    expect(csv.startsWith("\ufeffS.No,Time,Case No,")).toBe(true);
    expect(csv.trimEnd().split("\r\n")).toHaveLength(47);
    expect(csv.trimEnd().split("\r\n").at(-1)).toMatch(/Version \d+; /);
    expect(csv).not.toMatch(/Complainant/);
  });
});

describe("the terminal's list", () => {
  test("keeps its columns where they are and lets no escape sequence through", () => {
    const long = `${"Very Long Name ".repeat(9)}\u001b[31m`;
    const text = listText(
      viewFor(listOf([matter(1, { accused: [{ name: long, nameUr: null }] }), matter(2)]), "judge", "en"),
    );
    const at = (serial: string) =>
      text
        .split("\n")
        .find((line) => line.startsWith(serial))!
        .search(/Mr |Ms /);
    expect(at("1 ")).toBe(at("2 "));
    expect(text).not.toContain("\u001b");
  });
});
