import { dayWords } from "../rules/calendar/day-words.ts";
import { fill } from "../wording/fill.ts";
import { WORDING } from "../wording/languages.ts";
import type { ChangedMatter, ChangesView } from "./list-changes.ts";
import { drawn } from "./list-html.ts";
import { figures, html, ltr, type Markup, printPage } from "./print-page.ts";
import { TERMS } from "./view-for.ts";

export type ChangesLinks = {
  list: string;
  language: string;
  csv: string;
  json: string;
  /** Earlier versions that may still be compared with, each with its page. */
  others: readonly { version: number; href: string }[];
};

const SIGNS = { added: "+", moved: "→", altered: "~", removed: "×" } as const;

/** What changed on a list since a version, for who knows that one: numbers and times, and the way to the whole list. */
export function changesHtml(view: ChangesView, links: ChangesLinks): string {
  const { language } = view;
  const words = TERMS[language].list;
  const says = WORDING[language].planner.posted.changes;
  const other = language === "en" ? "ur" : "en";
  const title = sinceTitle(view);
  const body = html`${view.isDemo && html`<aside class="demo">${words.demo}</aside>`}
<nav class="bar" aria-label="${words.causeList}"><a rel="up" href="${links.list}">${says.list}</a>
<a class="language" lang="${other}" hreflang="${other}" rel="alternate" href="${links.language}">${words.otherLanguage}</a>
<span class="copies" role="group" aria-label="${words.downloads}"><a href="${links.csv}">CSV</a><a href="${links.json}">JSON</a></span></nav>
<main>
<header class="masthead"><h1>${figures(view.court)}</h1><p class="day">${figures(dayWords(view.day, language))}</p>
<p class="heading">${figures(title)}</p><p class="facts"><span>${figures(words.version(view.version))}</span></p></header>
${view.changes.length === 0 ? html`<p class="notice">${says.none}</p>` : table(view, title)}
${links.others.length > 0 && html`<p class="others">${says.other} ${links.others.map(({ version, href }) => html`<a href="${href}">${figures(words.version(version))}</a> `)}</p>`}
<p class="follow">${says.note}</p>
</main>`;
  const court = `${view.court}${language === "ur" ? "،" : ","} ${dayWords(view.day, language, "date")}`;
  return printPage({ language, title: court, body, bodyClass: "list public changes" });
}

function sinceTitle({ language, since }: ChangesView): string {
  const says = WORDING[language].planner.posted.changes;
  return since === null ? says.anew : fill(says.since, { version: String(since) });
}

function table(view: ChangesView, title: string): Markup {
  const { columns, time, remarks } = TERMS[view.language].list;
  const cell = (name: string, label: string, text: Markup) =>
    html`<td role="cell" class="${name}" data-label="${label}">${text}</td>`;
  const row = (one: ChangedMatter) => html`<tr role="row" class="matter ${one.change}">
<td role="cell" class="serial">${one.serial === null ? "" : ltr(String(one.serial))}</td>
${cell("caseNumber", columns.caseNumber, html`<strong><bdi dir="ltr" class="number">${one.caseNumber}</bdi></strong>`)}
${cell("time", time, figures(one.time))}
${cell("remarks", remarks, html`<span class="change"><span aria-hidden="true">${drawn(SIGNS[one.change])}</span> ${figures(one.text)}</span>`)}
</tr>
`;
  const heads = [
    ["serial", columns.serial],
    ["caseNumber", columns.caseNumber],
    ["time", time],
    ["remarks", remarks],
  ] as const;
  return html`<table role="table" aria-label="${title}">
<thead role="rowgroup"><tr role="row">${heads.map(([name, label]) => html`<th role="columnheader" scope="col" class="${name}">${label}</th>`)}</tr></thead>
<tbody role="rowgroup">${view.changes.map(row)}</tbody>
</table>`;
}
