import { safeCell, unprefix } from "../text/safe-cell.ts";

/** A block of cells by lines, every line as long as the longest. */
export type Block = readonly (readonly string[])[];

/**
 * What a spreadsheet puts on the clipboard: lines of cells between tabs. A cell that holds a tab, a line end or a quote
 * stands in quotes, and a quote in it is doubled. The last line end is none of a further line.
 */
export function readBlock(text: string): Block {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quoted(text, at) : plain(text, at);
    line.push(unprefix(cell));
    const next = text[end];
    at = end + 1;
    if (next === "\t") {
      if (at === text.length) line.push("");
      continue;
    }
    if (next === "\r" && text[at] === "\n") at += 1;
    lines.push(line);
    line = [];
  }
  if (line.length > 0) lines.push(line);
  const width = Math.max(0, ...lines.map((cells) => cells.length));
  return lines.map((cells) => [...cells, ...Array<string>(width - cells.length).fill("")]);
}

function plain(text: string, at: number): { cell: string; end: number } {
  let end = at;
  while (end < text.length && text[end] !== "\t" && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { cell: text.slice(at, end), end };
}

/** A quote that is not closed, or that closes before the cell ends, is a letter of the cell. */
function quoted(text: string, at: number): { cell: string; end: number } {
  let cell = "";
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] !== '"') cell += text[end];
    else if (text[end + 1] === '"') {
      cell += '"';
      end += 1;
    } else {
      const next = text[end + 1];
      return next === undefined || next === "\t" || next === "\n" || next === "\r"
        ? { cell, end: end + 1 }
        : plain(text, at);
    }
  }
  return plain(text, at);
}

/** Cells for the clipboard: `readBlock` reads back the same, and no spreadsheet takes one for a formula. */
export function writeBlock(block: Block): string {
  return block.map((cells) => `${cells.map((cell) => quote(safeCell(cell))).join("\t")}\r\n`).join("");
}

const quote = (cell: string): string => (/["\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export type Placed = { readonly row: number; readonly column: number; readonly text: string };
type Area = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

/**
 * Where the cells of a block go, from the first cell of a range on. One cell, or a block that fits a whole number of
 * times into the range, fills the range; any other block is laid once.
 */
export function layBlock(block: Block, range: Area): Placed[] {
  const [height, width] = [block.length, block[0]?.length ?? 0];
  if (height === 0 || width === 0) return [];
  const times = (room: number, size: number) => (room % size === 0 ? room / size : 1);
  const [down, across] = [
    times(range.bottom - range.top + 1, height) * height,
    times(range.right - range.left + 1, width) * width,
  ];
  return Array.from({ length: down * across }, (_, index) => {
    const [row, column] = [Math.floor(index / across), index % across];
    return {
      row: range.top + row,
      column: range.left + column,
      text: block[row % height]?.[column % width] ?? "",
    };
  });
}
