/** A cell by its place: row among those loaded, column among those shown. */
export type Place = { readonly row: number; readonly column: number };
export type Range = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/** The selected block: from where it began to where the cursor is. */
export type Selection = { readonly anchor: Place; readonly active: Place };

export const START: Selection = { anchor: { row: 0, column: 0 }, active: { row: 0, column: 0 } };

export const at = (place: Place): Selection => ({ anchor: place, active: place });

export function rangeOf({ anchor, active }: Selection): Range {
  return {
    top: Math.min(anchor.row, active.row),
    bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.column, active.column),
    right: Math.max(anchor.column, active.column),
  };
}

export function placesOf({ top, left, bottom, right }: Range): Place[] {
  const width = right - left + 1;
  return Array.from({ length: (bottom - top + 1) * width }, (_, index) => ({
    row: top + Math.floor(index / width),
    column: left + (index % width),
  }));
}

type Size = { rows: number; columns: number };
const within = (value: number, size: number) => Math.max(0, Math.min(size - 1, value));

export function moved(place: Place, by: Partial<Place>, size: Size): Place {
  return {
    row: within(place.row + (by.row ?? 0), size.rows),
    column: within(place.column + (by.column ?? 0), size.columns),
  };
}

/** The next cell of the line, then of the line below; null past either end, where the focus goes on its way. */
export function stepped({ row, column }: Place, by: 1 | -1, size: Size): Place | null {
  const next = row * size.columns + column + by;
  if (next < 0 || next >= size.rows * size.columns) return null;
  return { row: Math.floor(next / size.columns), column: next % size.columns };
}
