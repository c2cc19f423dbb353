import fc from "fast-check";
import { expect, test } from "vitest";
import { courtDay } from "../../../server/rules/calendar/court-day.ts";
import { GRID_COLUMNS, type GridCells } from "../../../server/rules/docket/grid-columns.ts";
import { layBlock, readBlock, writeBlock } from "../../../server/rules/docket/pasted-block.ts";
import { accusedCell, accusedOf, type CellReading, readCell } from "../../../server/rules/docket/read-cell.ts";
import { rowFaults } from "../../../server/rules/docket/row-faults.ts";
import { terms as english } from "../../../server/wording/terms.en.ts";
import { terms as urdu } from "../../../server/wording/terms.ur.ts";

const how: CellReading = {
  order: "dmy",
  today: courtDay("2026-12-03"),
  stageWords: [english.stages, urdu.stages],
  custodyWords: [english.custody, urdu.custody],
};
const read = (column: (typeof GRID_COLUMNS)[number], text: string, of = how) => {
  const cell = readCell(column, text, of);
  return cell.fault ?? cell.text;
};

test("a pasted block is lines of cells, as Excel writes them", () => {
  expect(readBlock("150/2024\tCharge\r\n151/2024\t\r\n")).toEqual([
    ["150/2024", "Charge"],
    ["151/2024", ""],
  ]);
  expect(readBlock('"A ""Guddu""\nB"\tx')).toEqual([['A "Guddu"\nB', "x"]]);
  expect(readBlock("a\n\nb\n")).toEqual([["a"], [""], ["b"]]);
  expect(readBlock('"not closed\tx')).toEqual([['"not closed', "x"]]);
  expect(readBlock("short\na\tb\tc")).toEqual([
    ["short", "", ""],
    ["a", "b", "c"],
  ]);
  expect(readBlock("")).toEqual([]);
});

test("what is copied out of the grid is pasted back as it was, and runs as a formula nowhere", () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "=", "'", '"', "\t", "\n", "\r", " ", "ڈ", "-", "1"),
    maxLength: 6,
  });
  const block = fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
    .chain(([height, width]) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }),
    );
  fc.assert(
    fc.property(block, (cells) => {
      expect(readBlock(writeBlock(cells))).toEqual(cells);
    }),
  );
  expect(writeBlock([["=1+1"]])).toBe("'=1+1\r\n");
});

test("one cell fills the range, a block that fits repeats, any other is laid once from the first cell", () => {
  const range = { top: 2, left: 1, bottom: 5, right: 1 };
  expect(layBlock([["x"]], range).map(({ row }) => row)).toEqual([2, 3, 4, 5]);
  expect(layBlock([["a"], ["b"]], range).map(({ text }) => text)).toEqual(["a", "b", "a", "b"]);
  expect(layBlock([["a"], ["b"], ["c"]], range).map(({ row, text }) => [row, text])).toEqual([
    [2, "a"],
    [3, "b"],
    [4, "c"],
  ]);
  expect(layBlock([["a", "b"]], { ...range, bottom: 2 })).toEqual([
    { row: 2, column: 1, text: "a" },
    { row: 2, column: 2, text: "b" },
  ]);
});

test("cells are read in Urdu digits, in the words of either language, and in the court's order of dates", () => {
  expect(read("number", "SC No. ۱۵۰/۲۰۲۴")).toBe("SC 150/2024");
  expect(read("fir", "FIR No. ۳۷۵/۲۲")).toBe("375/2022");
  expect(read("firDay", "۰۳/۰۴/۲۰۲۴")).toBe("2024-04-03");
  expect(read("firDay", "03/04/2024", { ...how, order: "mdy" })).toBe("2024-03-04");
  expect(read("firDay", "")).toBe("");
  expect(read("stage", english.stages["prosecution-evidence"])).toBe("prosecution-evidence");
  expect(read("stage", ` ${urdu.stages.charge} `)).toBe("charge");
  expect(read("custody", urdu.custody.bail)).toBe("bail");
  expect(read("custody", "in jail")).toBe("in");
  expect(read("counsel", "Adv. One;Adv. Two\n")).toBe("Adv. One; Adv. Two");
});

test("a cell that cannot be read says why", () => {
  expect(read("number", "one hundred")).toBe("number_unreadable");
  expect(read("number", "16/02/2021")).toBe("number_unreadable");
  expect(read("fir", "three")).toBe("fir_unreadable");
  expect(read("offenceDay", "31/02/2024")).toBe("date_does_not_exist");
  expect(read("offenceDay", "12/31/2024")).toBe("date_in_other_order");
  expect(read("offenceDay", "soon")).toBe("date_unreadable");
  expect(read("institutionDay", "03/12/2026")).toBe("2026-12-03");
  expect(read("institutionDay", "04/12/2026")).toBe("day_to_come");
  expect(read("stage", "somewhere")).toBe("stage_unknown");
  expect(read("stage", "")).toBe("stage_unknown");
  expect(read("custody", "one in jail, one on bail")).toBe("custody_unread");
  expect(read("cfmsCode", "x".repeat(61))).toBe("too_long");
});

test("a section that is not read, and names that were parted, are noted and taken", () => {
  expect(readCell("sections", "20 PECA, the usual", how)).toMatchObject({ fault: null, note: "sections_unread" });
  expect(readCell("accused", "A. Testwala, B. Testwala & 2 others", how)).toEqual({
    ...{ fault: null, note: "many_accused" },
    text: "A. Testwala; B. Testwala & 2 others",
  });
});

test("names in the writing of the grid keep their commas, and the uncounted stay uncounted", () => {
  const name = fc.constantFrom("Gul Testwala, of Testabad", "Second Accused s/o Nobody", "گل ٹیسٹ والا", "Third");
  const count = fc.constantFrom(0, null, 2, 7);
  fc.assert(
    fc.property(fc.array(name, { minLength: 2, maxLength: 4 }), count, (names, others) => {
      const { people, otherCount } = accusedOf(accusedCell(names, others));
      expect([people.map((one) => one.name), otherCount]).toEqual([names, others]);
    }),
  );
});

test("reading a cell that was read changes nothing", () => {
  const plain = { ...how, order: "ymd" as const, stageWords: [], custodyWords: [] };
  const written = fc.constantFrom(
    ...["150/24", "SC 12-A of 2020", "۳۲/۲۰۱۹", "3/4/2024", "Charge", "on bail", "20, 24 PECA r/w 420 PPC", "nonsense"],
    ...["A; B & others", "A & 2 others", "One, Two", ""],
  );
  fc.assert(
    fc.property(fc.constantFrom(...GRID_COLUMNS), written, (column, text) => {
      const once = readCell(column, text, how);
      fc.pre(once.fault === null);
      expect(readCell(column, once.text ?? "", plain)).toMatchObject({ fault: null, text: once.text });
    }),
  );
});

const stored = {
  ...Object.fromEntries(GRID_COLUMNS.map((column) => [column, ""])),
  ...{ number: "SC 150/2024", stage: "charge", custody: "bail" },
} as GridCells;
const faults = (cells: Partial<GridCells>) => rowFaults(stored, { ...stored, ...cells });

test("a row keeps a number or an FIR, and a day of custody only where somebody is in custody", () => {
  expect(faults({ number: "" })).toEqual([{ column: "number", fault: "number_missing" }]);
  expect(faults({ number: "", fir: "1/2024" })).toEqual([]);
  expect(faults({ custodySince: "2026-01-01" })).toEqual([{ column: "custodySince", fault: "since_without_custody" }]);
  expect(faults({ custody: "in", custodySince: "2026-01-01" })).toEqual([]);
});

test("a stage moves one lawful step, and no case ends or begins again in the grid", () => {
  expect(faults({ stage: "plea" })).toEqual([]);
  expect(faults({ stage: "fir" })).toEqual([{ column: "stage", fault: "stage_pair" }]);
  expect(faults({ stage: "decided" })).toEqual([{ column: "stage", fault: "stage_ended" }]);
  expect(rowFaults({ ...stored, stage: "decided" }, { ...stored, stage: "charge" })).toEqual([
    { column: "stage", fault: "case_over" },
  ]);
  expect(rowFaults({ ...stored, number: "" }, { ...stored, number: "", remarks: "x" })).toEqual([]);
});
