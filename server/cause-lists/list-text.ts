import { type ListRow, type ListView, TERMS } from "./view-for.ts";

const WIDTHS = { serial: 5, caseNumber: 26, parties: 34, counsel: 22, purpose: 22 } as const;
const COLUMNS = Object.keys(WIDTHS) as (keyof typeof WIDTHS)[];

/** The list for a terminal: aligned columns, long cells cut with …, every line free of control signs. */
export function listText(view: ListView): string {
  const words = TERMS[view.language].list;
  const heading = line((name) => words.columns[name]);
  const lines = [
    ...(view.isDemo ? [words.demo, ""] : []),
    ...(view.confidential === "" ? [] : [view.confidential, ""]),
    `${view.court}${view.judge === "" ? "" : ` · ${view.judge}`}${view.place === "" ? "" : ` · ${view.place}`}`,
    `${view.heading} · ${view.dayText}`,
    [view.versionText, view.published, view.printed, view.total].filter((fact) => fact !== "").join(" · "),
    "",
    ...(view.blocks.length === 0 && view.removed.length === 0 ? [words.empty] : [heading, "-".repeat(heading.length)]),
  ];
  for (const block of view.blocks) {
    lines.push("", block.reporting === "" ? block.time : `${block.time} · ${block.reporting}`);
    for (const group of block.groups) {
      if (group.heading !== "") lines.push(`  ${group.heading}`);
      for (const row of group.rows) lines.push(...rowLines(row, words.complainant));
    }
  }
  if (view.removed.length > 0) lines.push("", words.removedHeading);
  for (const { caseNumber, to } of view.removed) lines.push(`  × ${caseNumber}: ${to}`);
  lines.push("", words.byOrder, ...(view.record === "" ? [] : [view.record]));
  return `${lines.map(clean).join("\n")}\n`;
}

const MARKS = { "": "", added: "+", moved: "→" } as const;

function rowLines(row: ListRow, complainantWord: string): string[] {
  const cells = {
    serial: `${row.serial}${MARKS[row.change]}`,
    caseNumber: row.caseNumber,
    parties: row.parties,
    counsel: row.counsel,
    purpose: row.purpose,
  };
  const more = [
    row.fir,
    row.station,
    row.sections,
    row.complainants === "" ? "" : `${complainantWord}: ${row.complainants}`,
    row.prosecutor,
    row.officer,
    row.changeText,
    row.reporting,
    ...row.marks,
    row.previous,
  ].filter((part) => part !== "");
  const indent = " ".repeat(WIDTHS.serial + 1);
  return [line((name) => cells[name]), ...(more.length === 0 ? [] : [`${indent}${more.join(" · ")}`])];
}

const line = (cell: (name: keyof typeof WIDTHS) => string): string =>
  COLUMNS.map((name) => padded(cell(name), WIDTHS[name]))
    .join(" ")
    .trimEnd();

/** Cells on the terminal: marks over letters take none. */
const cellsOf = (sign: string): number => (/\p{Mn}|\p{Cf}/u.test(sign) ? 0 : 1);

function padded(text: string, width: number): string {
  const signs = [...text];
  const total = signs.reduce((sum, sign) => sum + cellsOf(sign), 0);
  if (total <= width) return text + " ".repeat(width - total);
  let used = 0;
  let kept = "";
  for (const sign of signs) {
    if (used + cellsOf(sign) > width - 1) break;
    used += cellsOf(sign);
    kept += sign;
  }
  return `${kept}…${" ".repeat(width - 1 - used)}`;
}

/** Escape sequences would act on the clerk's terminal. */
const clean = (text: string): string => text.replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, "");
