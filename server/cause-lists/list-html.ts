import type { CourtDay } from "../rules/calendar/court-day.ts";
import { dayWords } from "../rules/calendar/day-words.ts";
import type { ListTerms } from "../wording/terms.en.ts";
import { figures, html, isolated, ltr, type Markup, printPage } from "./print-page.ts";
import { type ListBlock, type ListRow, type ListView, TERMS } from "./view-for.ts";

/** Addresses of the screen-only bar; the door makes them. */
export type ListLinks = {
  readonly language: string;
  /** The other days of the court, and how its lists are followed. */
  readonly court: string;
  readonly pdf: string;
  readonly csv: string;
  readonly json: string;
  readonly previous: { readonly href: string; readonly day: CourtDay } | null;
  readonly next: { readonly href: string; readonly day: CourtDay } | null;
};

export type ListOptions = {
  readonly links?: ListLinks | undefined;
  /** Lines above the list: that a newer version replaced it, or which other lists the day has. */
  readonly notices?: readonly Markup[] | undefined;
  /** See `PageOptions.styles`. */
  readonly styles?: string | undefined;
};

/** The list as a page: posted, printed and shown by the terminal from this one template. */
export function listHtml(view: ListView, options: ListOptions = {}): string {
  const words = TERMS[view.language].list;
  const isEmpty = view.blocks.length === 0 && view.removed.length === 0;
  const body = html`${view.isDemo && html`<aside class="demo">${words.demo}</aside>`}
${options.links !== undefined && bar(view, options.links, words)}
<main>
${options.notices ?? false}
${view.confidential !== "" && html`<p class="confidential" role="note">${view.confidential}</p>`}
${masthead(view, words)}
${isEmpty ? html`<p class="notice">${words.empty}</p>` : table(view, words)}
<footer class="order"><p>${words.byOrder}</p></footer>${view.record !== "" && html`\n<p class="record">${view.record}</p>`}
</main>`;
  return printPage({
    language: view.language,
    title: titleOf(view.court, view.day, view.language),
    body,
    bodyClass: `list ${view.audience}`,
    styles: options.styles,
  });
}

export type ListNotice = {
  readonly language: "en" | "ur";
  readonly court: string;
  readonly day: CourtDay;
  readonly because: "not-published" | "withdrawn";
  readonly isDemo: boolean;
  readonly links?: Pick<ListLinks, "language" | "court" | "previous" | "next"> | undefined;
};

/** The page in place of a list that was not published yet, or was withdrawn. */
export function listNoticeHtml({ language, court, day, because, isDemo, links }: ListNotice): string {
  const words = TERMS[language].list;
  const isWithdrawn = because === "withdrawn";
  const body = html`${isDemo && html`<aside class="demo">${words.demo}</aside>`}
${links !== undefined && html`<nav class="bar" aria-label="${words.causeList}">${steps(links, language, words)}</nav>`}
<main>
<header class="masthead"><h1>${court}</h1><p class="day">${figures(dayWords(day, language))}</p></header>
<div class="notice">
<p>${isWithdrawn ? words.withdrawn : words.notPublished}</p>
<p class="more">${isWithdrawn ? words.withdrawnMore : words.notPublishedMore}</p>
</div>
</main>`;
  return printPage({ language, title: titleOf(court, day, language), body, bodyClass: "list public" });
}

const titleOf = (court: string, day: CourtDay, language: "en" | "ur"): string =>
  `${court}${language === "ur" ? "،" : ","} ${dayWords(day, language, "date")}`;

function bar(view: ListView, links: ListLinks, words: ListTerms): Markup {
  return html`<nav class="bar" aria-label="${words.causeList}">
${steps(links, view.language, words)}
<span class="copies" role="group" aria-label="${words.downloads}"><a href="${links.pdf}">PDF</a><a href="${links.csv}">CSV</a><a href="${links.json}">JSON</a></span>
</nav>`;
}

function steps(
  links: Pick<ListLinks, "language" | "court" | "previous" | "next">,
  language: "en" | "ur",
  words: ListTerms,
) {
  const step = (to: ListLinks["previous"], rel: string, word: string): Markup | false =>
    to !== null && html`<a rel="${rel}" href="${to.href}">${word}: ${figures(dayWords(to.day, language, "short"))}</a>`;
  const other = language === "en" ? "ur" : "en";
  return html`<a rel="up" href="${links.court}">${words.courtLists}</a>${step(links.previous, "prev", words.previousList)}${step(links.next, "next", words.nextList)}
<a class="language" lang="${other}" hreflang="${other}" rel="alternate" href="${links.language}">${words.otherLanguage}</a>`;
}

function masthead(view: ListView, words: ListTerms): Markup {
  const otherLanguage = view.language === "en" ? "ur" : "en";
  const facts = [view.versionText, view.published, view.printed, view.total].filter((fact) => fact !== "");
  const sitting = [view.judge, view.place, view.district].filter((part) => part !== "");
  return html`<header class="masthead">
<h1>${figures(view.court)}</h1>
${sitting.length > 0 && html`<p class="sitting">${sitting.map((part) => html`<span>${figures(part)}</span>`)}</p>`}
<p class="heading">${figures(view.heading)}</p>
<p class="day">${figures(view.dayText)}</p>
<p class="other" lang="${otherLanguage}" dir="${otherLanguage === "ur" ? "rtl" : "ltr"}"><span>${figures(view.other.heading)}</span><span>${figures(view.other.dayText)}</span><span>${figures(view.other.court)}</span></p>
<p class="facts">${facts.map((fact) => html`<span>${figures(fact)}</span>`)}</p>
${view.isRevised && html`<p class="legend">${drawn(words.legend)}</p>`}
</header>`;
}

const COLUMNS = ["serial", "caseNumber", "parties", "counsel", "purpose", "nextDate"] as const;

/** Roles are written out: on a phone the rows are laid out as blocks, which would take a table's meaning away. */
function table(view: ListView, words: ListTerms): Markup {
  return html`<table role="table" aria-label="${view.heading}: ${view.dayText}">
<thead role="rowgroup">
<tr class="running" aria-hidden="true"><td colspan="6"><span>${figures(view.court)}</span> <span>${figures(view.dayText)}</span> <span>${figures(view.versionText)}</span></td></tr>
<tr role="row">${COLUMNS.map((name) => html`<th role="columnheader" scope="col" class="${name}">${words.columns[name]}</th>`)}</tr>
</thead>
${view.blocks.map((block) => blockRows(block, words))}
${view.removed.length > 0 && removedRows(view, words)}
</table>`;
}

function blockRows(block: ListBlock, words: ListTerms): Markup {
  const reporting = block.reporting !== "" && html` <span class="reporting">${figures(block.reporting)}</span>`;
  return html`<tbody role="rowgroup">
<tr role="row" class="block"><th role="rowheader" scope="rowgroup" colspan="6">${figures(block.time)}${reporting}</th></tr>
${block.groups.map(
  (group) =>
    html`${
      group.heading !== "" &&
      html`<tr role="row" class="group"><th role="rowheader" scope="rowgroup" colspan="6">${group.heading}</th></tr>
`
    }${group.rows.map((row) => matterRow(row, words))}`,
)}</tbody>
`;
}

const MARKS = { added: "+", moved: "→" } as const;

/** The arrow is drawn: no font that the page brings has it, and a bare machine would print an empty box. */
export function drawn(text: string): Markup {
  const arrow = html`<svg class="arrow" viewBox="0 0 16 10" aria-hidden="true"><path d="M0 5h14M10 1l4 4-4 4"/></svg>`;
  return html`${text.split(/(→)/).map((part) => (part === "→" ? arrow : part))}`;
}

function matterRow(row: ListRow, words: ListTerms): Markup {
  const change =
    row.change !== "" &&
    html`<span class="change"><span aria-hidden="true">${drawn(MARKS[row.change])}</span> ${figures(row.changeText)}</span>`;
  const line = (label: string, name: string): Markup | false =>
    name !== "" && html`<span class="line"><span class="label">${label}:</span> ${isolated(name)}</span>`;
  return html`<tr role="row" class="matter ${row.change}">
<td role="cell" class="serial">${ltr(String(row.serial))}</td>
<td role="cell" class="caseNumber" data-label="${words.columns.caseNumber}"><strong>${numberOf(row.caseNumber)}</strong>${change}${caseLines(row)}</td>
<td role="cell" class="parties" data-label="${words.columns.parties}"><span class="${row.isWithheld ? "withheld" : "title"}">${isolated(row.parties)}</span>${line(words.complainant, row.complainants)}${line(words.officer, row.officer)}</td>
<td role="cell" class="counsel${row.counsel === "" && row.prosecutor === "" ? " none" : ""}" data-label="${words.columns.counsel}">${isolated(row.counsel)}${line(words.prosecutor, row.prosecutor)}</td>
<td role="cell" class="purpose" data-label="${words.columns.purpose}">${row.purpose}${row.reporting !== "" && html`<span class="line">${figures(row.reporting)}</span>`}${row.marks.map((mark) => html`<span class="mark">${figures(mark)}</span>`)}${row.previous !== "" && html`<span class="line">${figures(row.previous)}</span>`}</td>
<td role="cell" class="nextDate" data-label="${words.columns.nextDate}"></td>
</tr>
`;
}

/** The longest case number that fits its column on paper in one line; a longer one may wrap. */
const ONE_LINE = 24;

/** "9-A/2020" must not break at its hyphen, nor the text of a number be cut up: people search the page for it. */
function numberOf(caseNumber: string): Markup {
  return caseNumber.length > ONE_LINE ? ltr(caseNumber) : html`<bdi dir="ltr" class="number">${caseNumber}</bdi>`;
}

function caseLines(row: ListRow): Markup {
  return html`${row.fir !== "" && html`<span class="line">${figures(row.fir)}</span>`}${
    row.station !== "" && html`<span class="line">${isolated(row.station)}</span>`
  }${row.sections !== "" && html`<span class="line">${sectionsOf(row.sections)}</span>`}`;
}

/** Act by act: none is parted from its sections at the end of a line. */
function sectionsOf(sections: string): Markup {
  const acts = sections.split(" · ").map(numberOf);
  return html`<bdi dir="ltr">${acts.map((act, at) => html`${at > 0 && " · "}${act}`)}</bdi>`;
}

function removedRows(view: ListView, words: ListTerms): Markup {
  return html`<tbody role="rowgroup" class="removed">
<tr role="row" class="block"><th role="rowheader" scope="rowgroup" colspan="6">${words.removedHeading}</th></tr>
${view.removed.map(
  ({ caseNumber, to }) => html`<tr role="row" class="matter removed">
<td role="cell" class="serial" aria-hidden="true">×</td>
<td role="cell" class="caseNumber"><del>${numberOf(caseNumber)}</del></td>
<td role="cell" class="parties" colspan="4">${figures(to)}</td>
</tr>
`,
)}</tbody>
`;
}
