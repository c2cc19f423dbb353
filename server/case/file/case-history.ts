import type { ChangeOfCase, TouchedRow } from "./file-store.ts";

/** A column of a case that a change wrote, with its value before and after, as texts; of an untold one only that it changed. */
export type FieldChange = { field: string; before: string | null; after: string | null; isUntold?: true };
export type HistoryEntry = ChangeOfCase & { fields: FieldChange[]; hasOtherRows: boolean };

/** What the database derives or repeats in another form says nothing to a reader. */
const UNTOLD = new Set([
  "id",
  "court_id",
  "version",
  "number_key",
  "station_key",
  "accused_key",
  "accused_sound",
  "number_prefix",
  "number_suffix",
  "next_day",
  "last_day",
  "hearings_count",
  "not_reached_count",
  "restriction_because",
  "registered_at",
  "stage_since",
  "other_accused",
  "accused_key",
  "accused_sound",
]);

/** Old names and old notes are no history: that they changed is told, not what they were. */
const ONLY_THAT: Readonly<Record<string, string>> = {
  accused_title: "accused_title",
  remarks: "remarks",
  name: "person_name",
  name_ur: "person_name",
  name_sd: "person_name",
  alias: "person_name",
  note: "note",
  text: "note",
  what: "note",
  file_reference: "note",
  says: "note",
  addressee: "addressee",
};

/**
 * The history of one case. A touched row holds what it was *before* its change, so what came of it is found in the
 * next one, and for the last in the row as it is now (`current`, by the names of the database).
 */
export function historyOf(
  changes: readonly ChangeOfCase[],
  touched: readonly TouchedRow[],
  current: Record<string, unknown>,
): HistoryEntry[] {
  const caseRows = touched.filter(({ table, before }) => table === "court_case" && before !== null);
  const fieldsBy = new Map<number, FieldChange[]>();
  for (const [index, row] of caseRows.entries()) {
    const after = caseRows[index + 1]?.before ?? current;
    const fields = differences(row.before ?? {}, after);
    fieldsBy.set(row.changeId, [...(fieldsBy.get(row.changeId) ?? []), ...fields]);
  }
  for (const { changeId, untold } of touched) {
    const fields = fieldsBy.get(changeId) ?? [];
    const more = [...new Set((untold ?? []).flatMap((column) => ONLY_THAT[column] ?? []))]
      .filter((field) => !fields.some((one) => one.field === field))
      .map((field): FieldChange => ({ field, before: null, after: null, isUntold: true }));
    fieldsBy.set(changeId, [...fields, ...more]);
  }
  const others = new Set(touched.filter(({ table }) => table !== "court_case").map(({ changeId }) => changeId));
  return changes.map((one) => ({
    ...one,
    fields: fieldsBy.get(one.changeId) ?? [],
    hasOtherRows: others.has(one.changeId),
  }));
}

function differences(before: Record<string, unknown>, after: Record<string, unknown>): FieldChange[] {
  return Object.keys(before)
    .filter((field) => !UNTOLD.has(field) && !(field in ONLY_THAT))
    .map((field) => ({ field, before: asText(before[field]), after: asText(after[field]) }))
    .filter((one) => one.before !== one.after);
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.join(", ");
  return String(value);
}
