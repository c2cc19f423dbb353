import type { StoredCase } from "../cases/stored-cases.ts";
import { allCaseIds, storedCases } from "../cases/stored-cases.ts";
import { read } from "../change.ts";
import type { Context } from "../context.ts";
import { type OpenDate, openDates } from "../hearings/open-dates.ts";
import type { RegisterField } from "../rules/register-fields.ts";
import { type Language, WORDING } from "../wording/languages.ts";
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
    const { workbook, title } = WORDING[language].imports;
    const rows: string[][] = [];
    const ids = await allCaseIds(connection, courtId);
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const batch = ids.slice(at, at + AT_ONCE);
      const stored = new Map((await storedCases(connection, courtId, { ids: batch })).map((one) => [one.caseId, one]));
      for (const { caseId, isRestricted } of stored.values()) if (isRestricted) restricted.push(caseId);
      const open = await openDates(connection, courtId, batch);
      for (const id of batch) rows.push(...rowsOf(stored.get(id)!, open.get(id) ?? [], words));
    }
    return writeWorkbook({
      name: title,
      headers: [
        words.fields.serial,
        ...EXPORTED.map((field) => words.fields[field]),
        workbook.disposal,
        workbook.disposalDay,
      ],
      rows: rows.map((cells, at) => [String(at + 1), ...cells]),
      isRightToLeft: language === "ur",
    });
  });
}

/** One row for each day that the case is fixed for, one for a case without. */
function rowsOf(stored: StoredCase, open: readonly OpenDate[], words: RegisterWords): string[][] {
  const byDay = [...new Map(open.map((date) => [date.day, date])).values()];
  const disposal = [stored.disposal === null ? "" : words.terms.disposals[stored.disposal], stored.disposalDay ?? ""];
  return (byDay.length === 0 ? [null] : byDay).map((date) => {
    const cells = { ...registerCells(stored, date, words), peshi_ref: peshiRef(stored) };
    return [...EXPORTED.map((field) => cells[field] ?? ""), ...disposal];
  });
}
