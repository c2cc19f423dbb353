import type { Connection } from "../../db/connect.ts";
import type { NewCase } from "../cases/new-case.ts";
import type { StoredCase } from "../cases/stored-cases.ts";
import { allCaseIds, storedCases } from "../cases/stored-cases.ts";
import { read } from "../change.ts";
import type { Context } from "../context.ts";
import { type OpenDate, openDates } from "../hearings/open-dates.ts";
import type { RegisterField } from "../rules/register-fields.ts";
import { type Language, WORDING } from "../wording/languages.ts";
import { caseName } from "./changed-fields.ts";
import { peshiRef } from "./peshi-ref.ts";
import { REGISTER_WORDS, type RegisterWords, registerCells } from "./register-cells.ts";
import { writeWorkbook } from "./write-workbook.ts";

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

/** The whole register of a court as a workbook, decided cases last; imported again it changes nothing. */
export function exportRegister(ctx: Context, input: { courtId: number; language: Language }): Promise<Uint8Array> {
  const { courtId, language } = input;
  const restricted: number[] = [];
  // One entry of the record names every restricted matter that left with the file.
  const reading = { action: "register.exported", cases: () => restricted };
  return read(ctx, { permission: "register.export", courtId, reading }, async (connection) => {
    const words = REGISTER_WORDS[language];
    const { title } = WORDING[language].imports;
    const rows: string[][] = [];
    const ids = await allCaseIds(connection, courtId);
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const batch = ids.slice(at, at + AT_ONCE);
      const stored = new Map((await storedCases(connection, courtId, { ids: batch })).map((one) => [one.caseId, one]));
      for (const { caseId, isRestricted } of stored.values()) if (isRestricted) restricted.push(caseId);
      const open = await openDates(connection, courtId, batch);
      const parents = await parentsOf(connection, courtId, [...stored.values()]);
      for (const id of batch) {
        const one = stored.get(id)!;
        rows.push(...rowsOf(one, parents.get(one.parentCaseId ?? 0) ?? null, open.get(id) ?? [], words));
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

/** The cases of this court in which applications are made. */
async function parentsOf(connection: Connection, courtId: number, stored: readonly StoredCase[]) {
  const ids = [...new Set(stored.flatMap(({ parentCaseId }) => parentCaseId ?? []))];
  const found = await storedCases(connection, courtId, { ids });
  return new Map(found.map(({ caseId, matter }) => [caseId, matter]));
}

/** One row for each day that the case is fixed for, one for a case without. */
function rowsOf(
  stored: StoredCase,
  parent: NewCase | null,
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
    return EXPORTED.map((field) => cells[field] ?? "");
  });
}
