import type { CourtDay } from "../rules/calendar/court-day.ts";
import { dayWords } from "../rules/calendar/day-words.ts";
import { type ListLanguage, nameIn } from "../rules/cause-lists/cause-list.ts";
import { fill } from "../wording/fill.ts";
import { WORDING } from "../wording/languages.ts";
import type { NextDate } from "./next-date.ts";
import { figures, html, Markup, printPage } from "./print-page.ts";
import type { CourtWithLists, LostDay } from "./read-list.ts";
import type { CourtOfList, findCourtsOfAll } from "./store.ts";

export type PageFacts = {
  language: ListLanguage;
  isDemo: boolean;
  /** For files that another host serves: nothing on them leads to the office or asks the server. */
  isCopy?: boolean | undefined;
};

const words = (language: ListLanguage) => WORDING[language].planner.posted;
const inLanguage = (path: string, language: ListLanguage) => (language === "ur" ? `${path}?lang=ur` : path);
export const pathOfList = (courtCode: string, day: CourtDay) => `/lists/${encodeURIComponent(courtCode)}/${day}`;

/** What the home page was asked: a number at a court, and what is said of it. */
export type AskedDate = { courtCode: string; number: string; answer: NextDate | "too-often" };

/**
 * The public's first page: the next date of a number, and all courts that have posted a list for a coming day. A copy of
 * it for another host asks nothing, for nobody there could answer.
 */
export function courtsPage(
  { language, isDemo, isCopy = false }: PageFacts,
  courts: readonly CourtWithLists[],
  asking: { courts: readonly NamedCourt[]; asked: AskedDate | null } | null,
): string {
  const says = words(language);
  const districts = [...new Set(courts.map(({ districtEn }) => districtEn))];
  const body = html`${top(language, isDemo, "/lists", null, !isCopy)}
<main>
${asking && !isCopy && finder(language, asking)}
<header class="masthead"><h1>${says.title}</h1><p class="sitting">${courts.length > 0 ? says.intro : says.none}</p></header>
${districts.map((name) =>
  district(
    language,
    courts.filter(({ districtEn }) => districtEn === name),
  ),
)}
</main>`;
  return page(language, says.title, body);
}

type NamedCourt = Awaited<ReturnType<typeof findCourtsOfAll>>[number];

/** A plain form that works without a script; the number travels in the body, so that no address tells who asked for what. */
function finder(
  language: ListLanguage,
  { courts, asked }: { courts: readonly NamedCourt[]; asked: AskedDate | null },
): Markup {
  const says = words(language).finder;
  const districts = [...new Set(courts.map(({ districtEn }) => districtEn))];
  const option = ({ code, nameEn, nameUr }: NamedCourt) =>
    html`<option value="${code}"${asked?.courtCode === code && new Markup(" selected")}>${nameIn({ name: nameEn, nameUr }, language)}</option>`;
  const group = (name: string) => {
    const own = courts.filter(({ districtEn }) => districtEn === name);
    const label = nameIn({ name, nameUr: own[0]?.districtUr ?? null }, language);
    return html`<optgroup label="${label}">${own.map(option)}</optgroup>`;
  };
  return html`<section class="finder" id="next-date"><h2>${says.title}</h2>
${asked && html`<p class="answer" role="status">${answerWords(language, asked, courts)}</p>`}
<form method="post" action="${inLanguage("/lists/next-date", language)}">
<label>${says.number}<input name="number" dir="ltr" required maxlength="60" autocomplete="off" placeholder="150/2024" value="${asked?.number ?? ""}"></label>
<label>${says.court}<select name="court" required>${districts.map(group)}</select></label>
<button type="submit">${says.ask}</button>
</form></section>`;
}

function answerWords(language: ListLanguage, { courtCode, number, answer }: AskedDate, courts: readonly NamedCourt[]) {
  const says = words(language).finder;
  if (answer === "too-often") return says.tooOften;
  if (answer.kind === "ask") return figures(says.askAtCourt);
  if (answer.kind === "unread") return figures(says.unread);
  const court = courts.find(({ code }) => code === courtCode);
  const name = court ? nameIn({ name: court.nameEn, nameUr: court.nameUr }, language) : "";
  const day = dayWords(answer.day, language);
  return figures(fill(says.date, { number, court: name, day, time: answer.reportingTime }));
}

function district(language: ListLanguage, courts: readonly CourtWithLists[]): Markup {
  const [first] = courts;
  const heading = first ? nameIn({ name: first.districtEn, nameUr: first.districtUr }, language) : "";
  return html`<section class="courts"><h2>${figures(heading)}</h2>
${courts.map(
  (
    court,
  ) => html`<article><h3><a href="${inLanguage(`/lists/${encodeURIComponent(court.code)}`, language)}">${figures(nameIn({ name: court.nameEn, nameUr: court.nameUr }, language))}</a></h3>
${days(language, court.code, court.days)}</article>`,
)}
</section>`;
}

/** One court with the days whose lists hang. */
export function courtPage(
  { language, isDemo }: PageFacts,
  { court, district }: CourtOfList,
  listed: readonly CourtDay[],
): string {
  const says = words(language);
  const name = nameIn({ name: court.nameEn, nameUr: court.nameUr }, language);
  const own = `/lists/${encodeURIComponent(court.code)}`;
  const body = html`${top(language, isDemo, own, says.allCourts)}
<main>
<header class="masthead"><h1>${figures(name)}</h1><p class="sitting">${figures(nameIn({ name: district.nameEn, nameUr: district.nameUr }, language))}</p></header>
<section class="courts"><h2>${says.daysOf}</h2>${listed.length > 0 ? days(language, court.code, listed) : html`<p>${says.noDays}</p>`}
<p class="follow">${says.follow} <a href="${inLanguage(`${own}/atom`, language)}">${says.followNews}</a> · <a href="${inLanguage(`${own}/calendar`, language)}">${says.followCalendar}</a></p></section>
</main>`;
  return page(language, name, body);
}

function days(language: ListLanguage, courtCode: string, listed: readonly CourtDay[]): Markup {
  const link = (day: CourtDay) =>
    html`<li><a href="${inLanguage(pathOfList(courtCode, day), language)}">${figures(dayWords(day, language))}</a></li>`;
  return html`<ul class="days">${listed.map(link)}</ul>`;
}

/** Calm, in both languages: whoever follows an old address may read neither this one nor the other. */
export function unknownPage({ language, isDemo }: PageFacts): string {
  const one = (each: ListLanguage) => {
    const says = words(each);
    return html`<div class="notice" lang="${each}" dir="${each === "ur" ? "rtl" : "ltr"}"><h1>${says.unknownTitle}</h1><p class="more">${says.unknown}</p><p class="more"><a href="${inLanguage("/lists", each)}">${says.allCourts}</a></p></div>`;
  };
  const other = language === "en" ? "ur" : "en";
  const body = html`${top(language, isDemo, null, null)}<main>${one(language)}${one(other)}</main>`;
  return page(language, words(language).unknownTitle, body);
}

function top(
  language: ListLanguage,
  isDemo: boolean,
  path: string | null,
  back: string | null,
  hasSignIn = false,
): Markup {
  const terms = WORDING[language].terms.list;
  const other = language === "en" ? "ur" : "en";
  return html`${isDemo && html`<aside class="demo">${terms.demo}</aside>`}
${path !== null && html`<nav class="bar" aria-label="${terms.causeList}">${back !== null && html`<a rel="up" href="${inLanguage("/lists", language)}">${back}</a>`}<a class="language" lang="${other}" hreflang="${other}" rel="alternate" href="${inLanguage(path, other)}">${terms.otherLanguage}</a>${hasSignIn && html`<a class="staff" href="/sign-in">${words(language).staff}</a>`}</nav>`}`;
}

const page = (language: ListLanguage, title: string, body: Markup): string =>
  printPage({ language, title, body, bodyClass: "list public" });

/** Lines above a list: that it was replaced, and which other lists the day has. */
export function noticesOf(
  language: ListLanguage,
  at: {
    path: string;
    superseded: number | null;
    supplementary: number | null;
    others: readonly number[];
    lost: LostDay | null;
    /** Where it is told what changed since another version. */
    changes: { since: number; href: string } | null;
  },
): Markup[] {
  const says = words(language);
  const to = (s: number | null) => {
    const asked = [...(language === "ur" ? ["lang=ur"] : []), ...(s === null ? [] : [`s=${s}`])].join("&");
    return asked === "" ? at.path : `${at.path}?${asked}`;
  };
  const links = [
    ...(at.supplementary === null ? [] : [{ text: says.mainList, href: to(null) }]),
    ...at.others
      .filter((number) => number !== at.supplementary)
      .map((number) => ({ text: says.supplementary.replace("{number}", String(number)), href: to(number) })),
    ...(at.changes === null
      ? []
      : [{ text: fill(says.changes.since, { version: String(at.changes.since) }), href: at.changes.href }]),
  ];
  return [
    ...(at.lost === null ? [] : [lostNotice(language, at.lost)]),
    ...(at.superseded === null
      ? []
      : [
          html`<p class="confidential" role="note">${figures(says.superseded.replace("{version}", String(at.superseded)))} <a href="${to(at.supplementary)}">${says.current}</a></p>`,
        ]),
    ...(links.length === 0
      ? []
      : [html`<p class="others">${links.map(({ text, href }) => html`<a href="${href}">${figures(text)}</a> `)}</p>`]),
  ];
}

function lostNotice(language: ListLanguage, { isClosed, because, becauseUr }: LostDay): Markup {
  const says = words(language);
  const name = (language === "ur" ? (becauseUr ?? because) : because) ?? "";
  return html`<p class="confidential" role="note"><strong>${isClosed ? says.dayClosed : says.dayNoWork}</strong>${name !== "" && html` ${name}.`} ${says.dayLostHow}</p>`;
}
