import { csvText } from "../rules/text/csv-text.ts";
import { type ListRow, type ListView, TERMS } from "./view-for.ts";

type Column = readonly [heading: string, cell: (row: ListRow, time: string) => string];

/** Columns of one audience; a column the audience may never fill is not there at all. */
function columnsOf(view: ListView): Column[] {
  const words = TERMS[view.language].list;
  const { columns } = words;
  const isFull = view.audience === "judge" || view.audience === "prosecution";
  const common: Column[] = [
    [columns.serial, (row) => String(row.serial)],
    [words.time, (_, time) => time],
    [columns.caseNumber, (row) => row.caseNumber],
    [words.firColumn, (row) => row.fir],
    [words.station, (row) => row.station],
    [words.sections, (row) => row.sections],
    [columns.parties, (row) => row.parties],
    [columns.counsel, (row) => row.counsel],
    [columns.purpose, (row) => row.purpose],
    [columns.nextDate, () => ""],
    [
      words.remarks,
      (row) => [row.changeText, row.reporting, ...row.marks, row.previous].filter((mark) => mark !== "").join("; "),
    ],
  ];
  if (!isFull) return common;
  return [
    ...common,
    [words.complainant, (row) => row.complainants],
    [words.prosecutor, (row) => row.prosecutor],
    [words.officer, (row) => row.officer],
  ];
}

/** The list as CSV. Removed matters follow at the end, without a serial, then its version, and last where the court's record stood. */
export function listCsv(view: ListView): string {
  const words = TERMS[view.language].list;
  const columns = columnsOf(view);
  const rows = view.blocks.flatMap((block) =>
    block.groups.flatMap((group) => group.rows.map((row) => columns.map(([, cell]) => cell(row, block.time)))),
  );
  const removed = view.removed.map(({ caseNumber, to }) =>
    columns.map(([heading]) => {
      if (heading === words.columns.caseNumber) return caseNumber;
      return heading === words.remarks ? `${words.removed}; ${to}` : "";
    }),
  );
  const { courtCode, auditHead, versionText, published } = view;
  const version = [versionText, published].filter((part) => part !== "").join("; ");
  const stood = auditHead ? [`${courtCode} ${auditHead.seq} ${auditHead.hash}`] : [];
  const record = [version, ...stood].map((head) => columns.map(([heading]) => (heading === words.remarks ? head : "")));
  return csvText([columns.map(([heading]) => heading), ...rows, ...removed, ...record]);
}
