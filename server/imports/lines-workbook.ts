import { accusedLetter } from "../rules/access/shade.ts";
import { PURPOSES, type Purpose } from "../rules/case/purposes.ts";
import type { FieldChange, RejectionCode, RowFinding, WarningCode } from "../rules/imports/register-findings.ts";
import { type Language, WORDING } from "../wording/languages.ts";
import type { ChangedLine, ResultLine } from "./changed-fields.ts";
import { isOf, type WhichLines } from "./line-lists.ts";
import { writeWorkbook } from "./reading/write-workbook.ts";
import { REGISTER_WORDS, type RegisterWords } from "./rows/register-cells.ts";

type Finding = Omit<RowFinding<RejectionCode | WarningCode>, "line"> & { readonly firstLine?: number | null };
/** A line as it came, with everything that was found on it. */
export type KeptLine = {
  readonly line: number;
  readonly because: readonly Finding[];
  readonly cells: readonly string[];
};

type Problems = {
  readonly which: WhichLines;
  readonly headers: readonly string[];
  readonly lines: readonly KeptLine[];
};

/** Rows as they came, with their line and what was found, to be mended and imported again. */
export function problemsWorkbook({ which, headers, lines }: Problems, language: Language): Uint8Array {
  const words = WORDING[language].imports;
  const isRejected = which.kind === "rejected";
  return writeWorkbook({
    name: isRejected ? words.check.rejectedHead : words.check.warnedHead,
    headers: [...headers, words.workbook.line, isRejected ? words.workbook.because : words.workbook.lookAt],
    rows: lines.flatMap(({ line, because, cells }) => {
      const found = because.filter((one) => isOf(one, which));
      if (found.length === 0) return [];
      const reasons = found.map((one) => inWords(one, words)).join("; ");
      return [[...headers.map((_, at) => cells[at] ?? ""), String(line), reasons]];
    }),
    isRightToLeft: language === "ur",
  });
}

type Words = (typeof WORDING)[Language]["imports"];

function inWords({ field, because, value, firstLine }: Finding, words: Words): string {
  const reasons: Readonly<Record<string, string>> = { ...words.rejections, ...words.notes };
  const about = [field === null ? "" : words.fields[field], value].filter((part) => part !== "").join(" ");
  const see = firstLine == null ? "" : ` (${words.check.sameAs.replace("{line}", String(firstLine))})`;
  return `${about === "" ? "" : `${about}: `}${reasons[because] ?? because}${see}`;
}

/** A row for every field that changes, old and new. The complainant leaves in no file: that field is named, not shown. */
export function changesWorkbook(lines: readonly ChangedLine[], language: Language): Uint8Array {
  const { check, fields, workbook } = WORDING[language].imports;
  const words = REGISTER_WORDS[language];
  const saidOf = ({ result, months, fine }: ResultLine): string => {
    const sentence = [
      ...(months > 0 ? [check.months.replace("{months}", String(months))] : []),
      ...(fine > 0 ? [check.fine.replace("{amount}", fine.toLocaleString("en-US"))] : []),
    ];
    return [WORDING[language].law.results[result], ...sentence].join(" · ");
  };
  const sides = ({ field, from, to }: FieldChange): string[] =>
    field === "complainant"
      ? [workbook.notInFiles, workbook.notInFiles]
      : [from, to].map((one) => said(field, one, words));
  return writeWorkbook({
    name: check.changesHead,
    headers: [workbook.line, fields.case_number, workbook.field, workbook.before, workbook.after],
    rows: lines.flatMap(({ line, number, changes, results }) => [
      ...changes.map((one) => [String(line), number, fields[one.field], ...sides(one)]),
      ...results.map((one, at) => [String(line), number, accusedName(one, at, check.accusedAs), "", saidOf(one)]),
    ]),
    isRightToLeft: language === "ur",
  });
}

const accusedName = ({ name }: ResultLine, at: number, words: string): string =>
  name ?? words.replace("{letter}", accusedLetter(at));

/** A side of a change in the words of a language. */
function said(field: FieldChange["field"], text: string, { terms, yes, no }: RegisterWords): string {
  if (field === "restricted") return text === "yes" ? yes : text === "no" ? no : text;
  const labels: Partial<Record<FieldChange["field"], Readonly<Record<string, string>>>> = {
    stage: terms.stages,
    custody: terms.custody,
    result: terms.disposals,
    purpose: PURPOSES.includes(text as Purpose) ? terms.purposes : {},
  };
  return labels[field]?.[text] ?? text;
}
