import { csvText } from "../../../../../server/rules/text/csv-text.ts";

/** Hands the rows to the browser as a file. */
export function downloadCsv(name: string, rows: readonly (readonly string[])[]): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([csvText(rows)], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
