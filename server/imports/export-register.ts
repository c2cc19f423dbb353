import type { Connection } from "../../db/connect.ts";
import type { NewCase } from "../case/new-case.ts";
import type { StoredCase } from "../case/stored-cases.ts";
import { allCaseIds, storedCases } from "../case/stored-cases.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import { type OpenDate, openDates } from "../listing/open-dates.ts";
import type { RegisterField } from "../rules/imports/register-fields.ts";
import { WITHHELD, WITHHELD_UR } from "../rules/people/withheld-names.ts";
import { type Language, WORDING } from "../wording/languages.ts";
import { caseName } from "./changed-fields.ts";
import { writeWorkbook } from "./reading/write-workbook.ts";
import { peshiRef } from "./rows/peshi-ref.ts";
import { REGISTER_WORDS, type RegisterWords, registerCells } from "./rows/register-cells.ts";

/** The columns of an export, in the order of a court's register. The complainant leaves in no file. */
const EXPORTED = [
  "case_number",
  "cfms_code",
  "fir",
  "police_station",
  "sections",
  "accused",
  "counsel",
  "prosecutor",
  "investigating_officer",
  "stage",
  "custody",
  "previous_date",
  "purpose",
  "next_date",
  "time",
  "institution_date",
  "offence_date",
  "fir_date",
  "challan_date",
  "restricted",
  "remarks",
  "peshi_ref",
  "parent_case",
  "result",
  "decision_date",
] as const satisfies readonly RegisterField[];

const AT_ONCE = 5000;

/** What of a restricted matter may say who is in it. */
const NAMING = ["accused", "remarks"] as const satisfies readonly RegisterField[];

type ToExport = {
  courtId: number;
  language: Language;
  /** With who is accused in restricted matters: for the court's own clerk, who asks for it. */
  withNames?: boolean;
};

/**
 * The whole register of a court as a workbook, decided cases last; imported again it changes nothing. Who is accused in a
 * restricted matter is withheld, and coming back that says nothing; with the names it leaves for the court's own clerk.
 */
export async function exportRegister(
  ctx: Context,
  { courtId, language, withNames = false }: ToExport,
): Promise<Uint8Array> {
  if (withNames) requireOwnClerk(ctx, courtId);
  const named: number[] = [];
  // One entry of the record names every restricted matter that left with the file by name.
  const reading = { action: "register.exported", cases: () => named };
  return read(ctx, { permission: "register.export", courtId, reading }, async (connection) => {
    const words = REGISTER_WORDS[language];
    const { title } = WORDING[language].imports;
    const withheld = language === "ur" ? WITHHELD_UR : WITHHELD;
    const rows: string[][] = [];
    const ids = await allCaseIds(connection, courtId);
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const batch = ids.slice(at, at + AT_ONCE);
      const stored = new Map((await storedCases(connection, courtId, { ids: batch })).map((one) => [one.caseId, one]));
      if (withNames) for (const { caseId, isRestricted } of stored.values()) if (isRestricted) named.push(caseId);
      const open = await openDates(connection, courtId, batch);
      const parents = await parentsOf(connection, courtId, [...stored.values()]);
      for (const id of batch) {
        const one = stored.get(id)!;
        const more = {
          parent: parents.get(one.parentCaseId ?? 0) ?? null,
          withheld: one.isRestricted && !withNames ? withheld : null,
        };
        rows.push(...rowsOf(one, more, open.get(id) ?? [], words));
      }
    }
    return writeWorkbook({
      name: title,
      headers: [words.fields.serial, ...EXPORTED.map((field) => words.fields[field])],
      rows: rows.map((cells, at) => [String(at + 1), ...cells]),
      isRightToLeft: language === "ur",
    });
  });
}

/** Names of a whole register are no business of who covers the court for a day, or has all courts of the district. */
function requireOwnClerk({ actor }: Context, courtId: number): void {
  const isOwn =
    actor.kind === "terminal" || (actor.kind === "staff" && actor.role === "clerk" && actor.courtId === courtId);
  if (!isOwn) throw new Refused("not-allowed");
}

/** The cases of this court in which applications are made. */
async function parentsOf(connection: Connection, courtId: number, stored: readonly StoredCase[]) {
  const ids = [...new Set(stored.flatMap(({ parentCaseId }) => parentCaseId ?? []))];
  const found = await storedCases(connection, courtId, { ids });
  return new Map(found.map(({ caseId, matter }) => [caseId, matter]));
}

type More = { parent: NewCase | null; withheld: string | null };

/** One row for each day that the case is fixed for, one for a case without. */
function rowsOf(
  stored: StoredCase,
  { parent, withheld }: More,
  open: readonly OpenDate[],
  words: RegisterWords,
): string[][] {
  const byDay = [...new Map(open.map((date) => [date.day, date])).values()];
  const more = {
    peshi_ref: peshiRef(stored),
    parent_case: parent === null ? "" : caseName(parent),
    result: stored.disposal === null ? "" : words.terms.disposals[stored.disposal],
    decision_date: stored.disposalDay ?? "",
  };
  return (byDay.length === 0 ? [null] : byDay).map((date) => {
    const cells: Partial<Record<RegisterField, string>> = { ...registerCells(stored, date, words), ...more };
    if (withheld !== null) for (const field of NAMING) if (cells[field]) cells[field] = withheld;
    return EXPORTED.map((field) => cells[field] ?? "");
  });
}
