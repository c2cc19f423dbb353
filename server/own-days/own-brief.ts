import { figures, html, isolated, ltr, type Markup, printPage } from "../cause-lists/print-page.ts";
import type { Context } from "../core/context.ts";
import type { CourtDay } from "../rules/calendar/court-day.ts";
import { dayWords } from "../rules/calendar/day-words.ts";
import { readAccusedTitle } from "../rules/cause-lists/accused-title.ts";
import type { WantedPeople } from "../rules/own-days/own-day.ts";
import { WITHHELD, WITHHELD_UR } from "../rules/people/withheld-names.ts";
import { fill } from "../wording/fill.ts";
import { type Language, WORDING } from "../wording/languages.ts";
import { type OwnDays, type OwnMatter, type OwnSitting, ownDays } from "./own-days.ts";

export type BriefOptions = {
  language: Language;
  /** By the court's clock, as the reader of the paper is told it. */
  printedAt: string;
  isDemo: boolean;
  /** See `PageOptions.styles`. */
  styles?: string | undefined;
};

/** The matters of one day, across the courts, as a paper for who has them; null where there are none. */
export async function ownBrief(ctx: Context, day: CourtDay): Promise<{ days: OwnDays; sittings: OwnSitting[] } | null> {
  const days = await ownDays(ctx);
  const sittings = days.sittings.filter((one) => one.day === day);
  return sittings.length === 0 ? null : { days, sittings };
}

export function briefHtml(
  { days, sittings }: { days: OwnDays; sittings: readonly OwnSitting[] },
  day: CourtDay,
  { language, printedAt, isDemo, styles }: BriefOptions,
): string {
  const { days: words, terms } = WORDING[language];
  const body = html`${isDemo && html`<aside class="demo">${terms.list.demo}</aside>`}
<main>
<header class="masthead">
<h1>${words.briefTitle}</h1>
<p class="day">${figures(dayWords(day, language))}</p>
<p class="facts"><span>${figures(fill(words.printedAt, { at: printedAt }))}</span></p>
</header>
${sittings.map((sitting) => courtPart(sitting, days, language))}
<p class="record">${words.briefRestricted}</p>
</main>`;
  const title = `${words.briefTitle}${language === "ur" ? "،" : ","} ${dayWords(day, language, "date")}`;
  return printPage({ language, title, body, bodyClass: "list brief", styles });
}

function courtPart(sitting: OwnSitting, days: OwnDays, language: Language): Markup {
  const { days: words } = WORDING[language];
  const inUrdu = language === "ur";
  const name = inUrdu ? (sitting.nameUr ?? sitting.nameEn) : sitting.nameEn;
  const room = inUrdu ? (sitting.roomUr ?? sitting.room) : sitting.room;
  const where = [
    room,
    sitting.place,
    sitting.version === null ? words.notPosted : fill(words.posted, { n: String(sitting.version) }),
  ].filter((part) => part !== null);
  const columns = ["serial", "matter", "purpose", "wanted", "owed"] as const;
  return html`<section>
<h2>${figures(name)}</h2>
<p class="where">${figures(where.join(" · "))}</p>
<table>
<thead><tr>${columns.map((column) => html`<th scope="col">${words.briefColumns[column]}</th>`)}</tr></thead>
<tbody>
${sitting.matters.map((matter) => row(matter, days, language))}
</tbody>
</table>
</section>
`;
}

function row(matter: OwnMatter, days: OwnDays, language: Language): Markup {
  const { days: words, terms } = WORDING[language];
  const { serial, label, fir, sections, accusedTitle, block, reportingTime, wanted, duties } = matter;
  const isIdle = days.role === "investigating-officer" && !duties.isNeeded;
  return html`<tr class="matter${isIdle ? " idle" : ""}">
<td class="serial">${serial === null ? "–" : ltr(String(serial))}</td>
<td><p><strong>${ltr(label)}</strong></p>${fir !== null && !label.startsWith("FIR") && html`<p>${figures(fill(words.fir, { number: fir }))}</p>`}
<p>${accusedTitle === null ? words.restricted : isolated(titleIn(accusedTitle, language))}</p><p>${ltr(sections.join(", "))}</p></td>
<td><p>${terms.purposes[matter.purpose]}</p><p>${ltr(block ?? reportingTime)}</p>${marksOf(matter, language).map((mark) => html`<p>${figures(mark)}</p>`)}</td>
<td>${figures(wanted.map((people) => peopleIn(people, language)).join(" · "))}</td>
<td>${owedOf(matter, days, language).map((line) => html`<p>${figures(line)}</p>`)}</td>
</tr>
`;
}

function titleIn(title: string, language: Language): string {
  const { first, more } = readAccusedTitle(title);
  if (language === "en") return title === "" ? "" : `State v. ${title}`;
  const name = first === WITHHELD ? WITHHELD_UR : first;
  return more === 0 ? name : more === null ? `${name} وغیرہ` : `${name} و ${more} دیگر`;
}

function marksOf({ custody, custodyDays, deadline }: OwnMatter, language: Language): string[] {
  const { days: words } = WORDING[language];
  const held = custodyDays === null ? words.inCustody : fill(words.custody, { n: String(custodyDays) });
  const by = (of: NonNullable<OwnMatter["deadline"]>) =>
    fill(of.isMissed ? words.missed : words.deadline, {
      ...{ what: words.deadlines[of.rule], day: dayWords(of.day, language, "short") },
    });
  return [...(custody === "in" ? [held] : []), ...(deadline ? [by(deadline)] : [])];
}

/** "Witness × 2 (to testify)": counted without a plural, which a paper of one line has no need of. */
function peopleIn({ role, how, n, isForDefence }: WantedPeople, language: Language): string {
  const { days: words, terms } = WORDING[language];
  const side = isForDefence && role === "witness" ? ` (${terms.sides.defence})` : "";
  const said = role === "witness" || how === "present" ? "" : ` (${words.how[how]})`;
  return `${terms.roles[role]}${n > 1 ? ` × ${n}` : ""}${side}${said}`;
}

function owedOf({ duties, missing, papers, day }: OwnMatter, days: OwnDays, language: Language): string[] {
  const { days: words, evidence, process, terms } = WORDING[language];
  const isOfficer = days.role === "investigating-officer";
  if (isOfficer && !duties.isNeeded) return [day === days.today ? words.duties.noneToday : words.duties.none];
  const requests = days.requests
    .filter(({ requestId }) => missing.includes(requestId))
    .map((one) => {
      const what = fill(words.request, {
        ...{ kind: evidence.kinds[one.kind], source: evidence.sources[one.source] },
      });
      const isNeeded = duties.bring.includes(one.requestId);
      const by = one.dueBy === null ? "" : ` · ${fill(words.due, { day: dayWords(one.dueBy, language, "short") })}`;
      return `${isNeeded && isOfficer ? fill(words.duties.bring, { what }) : `${words.missing}: ${what}`}${by}`;
    });
  const toServe = papers
    .filter(({ processId }) => duties.serve.includes(processId))
    .map(({ kind, to, state }) => {
      const witness = to && `${to.isForDefence ? "DW" : "PW"}-${to.ordinal}`;
      const whom = to && (to.role === "witness" ? witness! : terms.roles[to.role]);
      const paper = process.kinds[kind];
      const what = whom === null || kind === "notice-to-surety" ? paper : fill(words.paper, { paper, whom });
      return fill(state === "to-issue" ? words.duties.collect : words.duties.serve, { what });
    });
  const come = isOfficer && duties.come ? [words.duties[duties.come]] : [];
  return [...come, ...(duties.isReportDue ? [words.duties.report] : []), ...requests, ...toServe];
}
