import { type CaseEntry, entryOf } from "../case/file/case-entry.ts";
import type { NewCase } from "../case/new-case.ts";
import { isCourtDay } from "../rules/calendar/court-day.ts";
import type { GridCells, GridColumn } from "../rules/docket/grid-columns.ts";
import { accusedCell, accusedOf, counselOf } from "../rules/docket/read-cell.ts";
import { CUSTODY } from "../rules/people/custody.ts";
import { WITHHELD } from "../rules/people/withheld-names.ts";

/** A stored case as a row of the grid. */
export function gridCellsOf(matter: NewCase): GridCells {
  const entry = entryOf(matter);
  return {
    number: entry.number,
    fir: entry.fir,
    station: entry.station,
    sections: [entry.sections, ...entry.unreadSections].filter(Boolean).join("; "),
    accused: accusedCell(entry.accused, entry.otherAccused),
    stage: entry.stage,
    custody: entry.custody,
    custodySince: entry.custodySince ?? "",
    institutionDay: entry.institutionDay ?? "",
    offenceDay: entry.offenceDay ?? "",
    firDay: entry.firDay ?? "",
    challanDay: entry.challanDay ?? "",
    counsel: entry.counsel.join("; "),
    prosecutor: entry.prosecutor,
    investigatingOfficer: entry.investigatingOfficer,
    cfmsCode: entry.cfmsCode,
    remarks: entry.remarks,
  };
}

/** Cells in which protected people stand, or may. */
export const SHADED_COLUMNS = ["accused", "remarks"] as const satisfies readonly GridColumn[];

/** A row as somebody reads it to whom the people of the case are not open. */
export const shadedCells = (cells: GridCells): GridCells => ({ ...cells, accused: WITHHELD, remarks: "" });

/** The entry of a case with cells of the grid in it, all but the stage, which moves along its own path. */
export function withCells(entry: CaseEntry, cells: Partial<GridCells>): CaseEntry {
  const changes = Object.entries(cells).map(([column, text]) => changeOf(column as GridColumn, text));
  return Object.assign({}, entry, ...changes);
}

function changeOf(column: GridColumn, text: string): Partial<CaseEntry> {
  switch (column) {
    case "stage":
      return {};
    case "accused": {
      const { people, otherCount } = accusedOf(text);
      return { accused: people.map(({ name }) => name), otherAccused: otherCount };
    }
    case "counsel":
      return { counsel: counselOf(text) };
    // What of the cell cannot be read is kept as such anew.
    case "sections":
      return { sections: text, unreadSections: [] };
    case "custody":
      return { custody: CUSTODY.find((one) => one === text) ?? "unknown" };
    case "custodySince":
    case "institutionDay":
    case "offenceDay":
    case "firDay":
    case "challanDay":
      return { [column]: isCourtDay(text) ? text : null };
    default:
      return { [column]: text };
  }
}
