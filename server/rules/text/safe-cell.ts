/** First sign, after blanks, that a spreadsheet takes for a formula: also in full width, and after a tab or a line end. */
const FORMULA = /^[^\S\t\r\v]*[=+\-@\t\r\v＝＋－＠]/;

/**
 * A value for a CSV cell that no spreadsheet will run: an apostrophe before a formula sign. An apostrophe of the
 * value's own is doubled, so that `unprefix` gives back every value exactly.
 */
export function safeCell(value: string): string {
  return FORMULA.test(value) || value.startsWith("'") ? `'${value}` : value;
}

/** The value that `safeCell` was given. A text that never went through it keeps its apostrophe ("'tis"). */
export function unprefix(cell: string): string {
  if (!cell.startsWith("'")) return cell;
  const rest = cell.slice(1);
  return rest.startsWith("'") || FORMULA.test(rest) ? rest : cell;
}
