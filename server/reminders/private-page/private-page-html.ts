import { figures, html, ltr, Markup } from "../../cause-lists/print-page.ts";
import { type CourtDay, daysBetween, weekdayOf } from "../../rules/calendar/court-day.ts";
import type { CallOffice } from "../../rules/courts/policy.ts";
import { type PageSecret, spacedCode, spacedToken } from "../../rules/reminders/page-token.ts";
import { withoutTelling } from "../../rules/reminders/reminder-lint.ts";
import { fill } from "../../wording/fill.ts";
import { PAGE_LANGUAGES, PAGE_WORDS, type PageLanguage, type PageWords } from "../../wording/private-page.ts";
import { dateIn, officeTimeIn, timeIn } from "../wording/written-times.ts";
import { PAGE_SCRIPT, PAGE_STYLE } from "./private-page-style.ts";

/** What every page has: in which language, under which address, and where its way out leads. */
export type PageFrame = {
  language: PageLanguage;
  path: string;
  exit: string;
  /** Shown this once: nothing on it may lead elsewhere by mistake. */
  isOnce?: boolean;
};

/** Nothing but a field for the code, whether anything is behind it or not. */
export function closedPage(frame: PageFrame, said: "wrong" | "tooOften" | null = null): string {
  const { enter } = PAGE_WORDS[frame.language];
  return page(
    frame,
    html`${said !== null && html`<p class="status" role="alert">${enter[said]}</p>`}
<form class="enter" method="post" action="${own(frame)}">
<label>${enter.code}<small>${enter.how}</small><input name="code" inputmode="numeric" autocomplete="off" maxlength="20" required autofocus></label>
<button class="first" name="do" value="code">${enter.open}</button>
</form>`,
  );
}

export type PageDate = {
  hearingId: number;
  day: CourtDay;
  reportingTime: string;
  room: string | null;
  isLost: boolean;
  isPlaceKnown: boolean;
};

export type OpenPage = {
  today: CourtDay;
  date: PageDate | null;
  isEnded: boolean;
  isStopped: boolean;
  /** What was answered to this date; null: nothing yet. */
  answer: string | null;
  said: "coming" | "cannot" | "call" | "stop" | "moved" | null;
  office: CallOffice | null;
  /** Of this copy of its forms: sent twice it counts once. */
  form: string;
};

/** The date, in large, and what may be answered to it. */
export function openPage(frame: PageFrame, open: OpenPage): string {
  const words = PAGE_WORDS[frame.language];
  const said = open.said === null ? null : open.said === "moved" ? words.moved : words.said[open.said];
  return page(
    frame,
    html`${said !== null && html`<p class="status" role="status">${said}</p>`}
<section class="card"><div class="say">${dateOf(open, words)}</div>
<button class="quiet listen" type="button" hidden>${icon("sound")}${words.listen}</button></section>
<form class="answers" method="post" action="${own(frame)}">${hidden(open)}${answers(open, words)}</form>
${open.office !== null && officeLine(open.office, words)}
<details><summary>${words.more}</summary>
<form method="post" action="${own(frame)}">${hidden(open)}
<p>${open.isStopped ? words.stopped : words.stopHow}</p>
${!open.isStopped && html`<button class="quiet" name="do" value="stop">${words.answers.stop}</button>`}
<p>${words.history} ${words.replaceHow}</p><button class="quiet" name="do" value="replace">${words.replace}</button>
<p>${words.closeHow}</p><button class="quiet" name="do" value="close">${words.close}</button>
</form></details>`,
  );
}

/** The one time that a new address and a new code are seen; the old ones are no more. */
export function freshPage(frame: PageFrame, base: string, { token, code }: PageSecret): string {
  const { fresh, history } = PAGE_WORDS[frame.language];
  const address = html`<bdi dir="ltr">${base.replace(/^https?:\/\//, "")}<wbr><span>${spacedToken(token)}</span></bdi>`;
  return page(
    { ...frame, isOnce: true },
    html`<section class="card"><p class="plain">${fresh.title}</p><p class="small">${fresh.how}</p>
<dl><div><dt>${fresh.address}</dt><dd>${address}</dd></div><div><dt>${fresh.code}</dt><dd class="code">${ltr(spacedCode(code))}</dd></div></dl></section>
<p class="small">${history}</p>`,
  );
}

export const endedPage = (frame: PageFrame): string =>
  page(
    { ...frame, isOnce: true },
    html`<section class="card"><p class="plain">${PAGE_WORDS[frame.language].closed}</p></section>`,
  );

/** An empty page that leads on by itself and stands in no history. */
export const leavingPage = (exit: string): string =>
  html`<!doctype html><html><head><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${exit}"><title>·</title></head><body></body></html>`
    .text;

const own = ({ path, language }: PageFrame) => `${path}?l=${language}`;

const hidden = ({ form, date }: OpenPage) =>
  html`<input type="hidden" name="form" value="${form}"><input type="hidden" name="date" value="${date === null ? "" : dateKey(date)}">`;

/** Which date a form was about: another one that stands by now was not answered. */
export const dateKey = ({ hearingId, day, reportingTime }: PageDate) => `${hearingId} ${day} ${reportingTime}`;

function dateOf({ date, isEnded, today, office }: OpenPage, words: PageWords): Markup {
  if (date === null) return html`<p class="plain">${isEnded ? words.ended : words.none}</p>`;
  const { day, reportingTime, isLost } = date;
  const head = html`<p class="small">${words.next}</p>
<h1><span>${words.weekdays[weekdayOf(day) - 1]}</span> <span>${figures(dateIn(day, words))}</span></h1>`;
  if (isLost) return html`${head}<p class="plain">${words.lost}</p>`;
  const minute = Number(reportingTime.slice(0, 2)) * 60 + Number(reportingTime.slice(3, 5));
  return html`${head}<p class="far">${figures(distance(daysBetween(today, day), words))}</p>
<ul class="facts"><li>${icon("clock")}<span class="time">${figures(timeIn(minute, words))}</span></li>
${place(date, office, words)}
<li>${icon("card")}<span>${words.bring}</span></li></ul>`;
}

function distance(days: number, { today, tomorrow, inDays }: PageWords): string {
  return days <= 0 ? today : days === 1 ? tomorrow : fill(inDays, { n: String(days) });
}

/** A room's name; of one with a word that tells its number alone. */
function roomIn(name: string | null, words: PageWords): string | null {
  if (name === null) return null;
  const bare = withoutTelling(name);
  if (bare === name.trim()) return bare;
  const [number] = /[\p{N}][\p{L}\p{N}-]*/u.exec(bare) ?? [];
  return number === undefined ? bare || null : fill(words.room, { room: number });
}

/** That it is the same place is said only to who was told of it, or came to it. */
function place({ room, isPlaceKnown }: PageDate, office: CallOffice | null, words: PageWords): Markup | false {
  const text = roomIn(room, words);
  const more = isPlaceKnown ? words.samePlace : office && fill(words.askPlace, { phone: office.phone });
  if (text === null && more === null) return false;
  return html`<li>${icon("place")}<span class="place">${text !== null && figures(text)}${more !== null && html`<small>${figures(more)}</small>`}</span></li>`;
}

function answers({ date, answer, isEnded }: OpenPage, { answers }: PageWords): Markup {
  const isAsked = date !== null && !date.isLost;
  const one = (word: "coming" | "cannot", sign: Sign, look: string) =>
    html`<button class="${look}" name="do" value="${word}"${answer === word && new Markup(' aria-pressed="true"')}>${icon(sign)}${answers[word]}</button>`;
  return html`${isAsked && html`${one("coming", "yes", answer === "cannot" ? "" : "first")}${one("cannot", "no", answer === "cannot" ? "first" : "")}`}
${!(isEnded && date === null) && html`<button name="do" value="call">${icon("phone")}${answers.call}</button>`}`;
}

function officeLine({ phone, fromMinute, untilMinute }: CallOffice, words: PageWords): Markup {
  const [before = "", after = ""] = fill(words.office, {
    ...{ phone: "\0", from: officeTimeIn(fromMinute, words), until: officeTimeIn(untilMinute, words) },
  }).split("\0");
  return html`<p class="office">${figures(before)}<a href="tel:${phone.replace(/[^\d+]/g, "")}">${ltr(phone)}</a>${figures(after)}</p>`;
}

/** The same head on each of them: a title that says nothing, no sign in the tab, nobody to be told where it came from. */
function page(frame: PageFrame, body: Markup): string {
  const words = PAGE_WORDS[frame.language];
  const language = (one: PageLanguage) =>
    one === frame.language
      ? html`<strong lang="${one}">${PAGE_WORDS[one].name}</strong>`
      : html`<a lang="${one}" href="${own({ ...frame, language: one })}">${PAGE_WORDS[one].name}</a>`;
  return html`<!doctype html>
<html lang="${frame.language}" dir="${words.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="same-origin">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<link rel="icon" href="data:,">
<title>·</title>
<style>${new Markup(PAGE_STYLE)}</style>
</head>
<body>
<header><div><nav>${!frame.isOnce && PAGE_LANGUAGES.map(language)}</nav><form class="exit" method="post" action="${frame.path}" data-to="${frame.exit}"><button name="do" value="leave">${words.exit}</button></form></div></header>
<main>
${body}
</main>
<script>${new Markup(PAGE_SCRIPT)}</script>
</body>
</html>
`.text;
}

const SIGNS = {
  clock: '<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3 2"/>',
  place: '<path d="M12 21s7-6.2 7-11a7 7 0 0 0-14 0c0 4.8 7 11 7 11z"/><circle cx="12" cy="10" r="2.5"/>',
  card: '<rect x="3" y="5" width="18" height="14" rx="2"/><circle cx="8.5" cy="11" r="2"/><path d="M5.5 16c.8-2 5.2-2 6 0M14 10h4M14 14h4"/>',
  yes: '<path d="M4 12.500l5 5L20 6.5"/>',
  no: '<path d="M6 6l12 12M18 6L6 18"/>',
  phone: '<path d="M5 4h4l2 5-2.5 1.500a11 11 0 0 0 5 5L15 13l5 2v4a2 2 0 0 1-2 2A15 15 0 0 1 3 6a2 2 0 0 1 2-2"/>',
  sound: '<path d="M4 9v6h4l5 4V5L8 9zM16.5 8.500a5 5 0 0 1 0 7M19 6a9 9 0 0 1 0 12"/>',
} as const;
type Sign = keyof typeof SIGNS;

const icon = (sign: Sign) =>
  new Markup(`<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">${SIGNS[sign]}</svg>`);
