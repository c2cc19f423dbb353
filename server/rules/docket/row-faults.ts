import { mayFollow } from "../case/stage-machine.ts";
import { isStage, type Stage } from "../case/stages.ts";
import type { GridCells, GridColumn, GridFault } from "./grid-columns.ts";

export type CellFault = { readonly column: GridColumn; readonly fault: GridFault };

/** Stages that a case may take in the register: those one lawful step away; an end is recorded as an outcome. */
export function stagesAhead(stage: Stage): Stage[] {
  return mayFollow(stage).flatMap(({ to, byOrder }) => (byOrder || to === "decided" ? [] : [to]));
}

/** What is wrong with a row only when its cells are seen together. `stored`: as it stands; `cells`: as it would. */
export function rowFaults(stored: GridCells, cells: GridCells): CellFault[] {
  const faults: CellFault[] = [];
  const changed = (...columns: GridColumn[]) => columns.some((column) => stored[column] !== cells[column]);
  if (cells.number === "" && cells.fir === "" && changed("number", "fir")) {
    faults.push({ column: stored.number === cells.number ? "fir" : "number", fault: "number_missing" });
  }
  if (cells.custodySince !== "" && cells.custody !== "in" && changed("custodySince")) {
    faults.push({ column: "custodySince", fault: "since_without_custody" });
  }
  if (changed("stage")) {
    const fault = stageFault(stored.stage, cells.stage);
    if (fault) faults.push({ column: "stage", fault });
  }
  return faults;
}

function stageFault(from: string, to: string): GridFault | null {
  if (from === "decided") return "case_over";
  if (to === "decided") return "stage_ended";
  return isStage(from) && stagesAhead(from).some((stage) => stage === to) ? null : "stage_pair";
}
