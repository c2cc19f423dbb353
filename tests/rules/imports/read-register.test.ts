import { describe, expect, test } from "vitest";
import { dateOrderOf, fitMapping, guessColumns, readMapping } from "../../../server/imports/rows/guess-columns.ts";
import { readRegister } from "../../../server/imports/rows/read-register.ts";
import { everyLine, readGolden, tableOf } from "../../support/golden-register.ts";

describe("columns are guessed from headers", () => {
  const guess = (headers: string): string[] =>
    Object.values(guessColumns(tableOf(`${headers}\n${headers.replace(/[^,]+/g, "x")}`)).mapping.columns);

  test("in English, Urdu and Roman Urdu", () => {
    expect(guess("Sr. No,Case No.,Name of Accused,U/S,Next Date of Hearing,J.C. or Bail")).toEqual([
      "serial",
      "case_number",
      "accused",
      "sections",
      "next_date",
      "custody",
    ]);
    expect(guess("نمبر شمار,مقدمہ نمبر,نام ملزم,دفعات,آئندہ پیشی,تفتیشی افسر")).toEqual([
      "serial",
      "case_number",
      "accused",
      "sections",
      "next_date",
      "investigating_officer",
    ]);
    expect(guess("Muqadma Number,Fareeqain,Thana,Agli Peshi,Marhala")).toEqual([
      "case_number",
      "parties",
      "police_station",
      "next_date",
      "stage",
    ]);
  });

  test("a bare Date is the next date only when nothing better claims it, and no field is given twice", () => {
    expect(guess("Case No,Date")).toEqual(["case_number", "next_date"]);
    expect(guess("Case No,Date,Next Date")).toEqual(["case_number", "ignore", "next_date"]);
    expect(guess("Case No,FIR No,FIR Year")).toEqual(["case_number", "fir_number", "fir_year"]);
  });

  test("the order of a column's dates is proved only by a part over twelve", () => {
    expect(dateOrderOf(["03/04/2026", "25/04/2026"])).toEqual({ order: "dmy", evidence: "proved" });
    expect(dateOrderOf(["03/04/2026", "04/25/2026"])).toEqual({ order: "mdy", evidence: "proved" });
    expect(dateOrderOf(["03/04/2026", "۰۵/۰۶/۲۰۲۶"])).toEqual({ order: "dmy", evidence: "ambiguous" });
    expect(dateOrderOf(["25/04/2026", "04/25/2026"]).evidence).toBe("contradicting");
    expect(dateOrderOf(["2026-04-03"])).toEqual({ order: "ymd", evidence: "proved" });
    expect(dateOrderOf(["3 Apr 2026"]).evidence).toBe("written");
  });

  test("a mapping kept as JSON names its faults and fits the next file of the same court", () => {
    expect(readMapping({ columns: { A: "case_number", B: "nonsense" }, dateOrder: { C: "dym" } }).faults).toEqual([
      "columns.B",
      "dateOrder.C",
    ]);
    expect(readMapping(null).faults).toEqual(["columns"]);
    const { mapping } = readMapping({ columns: { "Case No.": "case_number", Gone: "stage" }, dateOrder: {} });
    expect(fitMapping(mapping, ["CASE NO", "New"])).toEqual({
      mapping: { columns: { "CASE NO": "case_number" }, dateOrder: {} },
      missing: ["Gone"],
      added: ["New"],
    });
  });
});

describe("a register", () => {
  const { table, read } = readGolden("registers/english.csv");
  const row = (line: number) => read.rows.find((one) => one.lines.includes(line));
  const refused = (line: number) => read.rejected.find((one) => one.line === line);

  test("every line below the headers is taken in, rejected or blank, once", () => {
    expect(everyLine(table, read)).toEqual([5, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17]);
  });

  test("a row's facts are understood and its names kept as written", () => {
    expect(row(5)).toMatchObject({
      caseNumber: { prefix: "Special Case", number: 342, suffix: null, year: 2022 },
      fir: { number: 375, year: 2022, station: "Namuna North" },
      prosecution: "State",
      accused: { people: [{ name: "Zaid Farzi s/o Misal Khan" }], otherCount: 2 },
      counsel: "Adv. Tajruba",
      custody: "in",
      previousDay: "2026-03-05",
      institutionDay: "2022-02-16",
      hearings: [{ line: 5, day: "2026-03-19", time: "09:30", courtroom: null, purpose: null }],
    });
    expect(row(8)).toMatchObject({
      caseNumber: { suffix: "A" },
      accused: { people: [{ name: "Sana Khayali" }] },
      prosecution: "The State",
    });
    expect(row(16)).toMatchObject({
      caseNumber: null,
      fir: { number: 77, year: 2025, station: "Namuna North" },
      custody: "at-large",
      hearings: [],
    });
  });

  test("rows of one case that fix different dates become one case with several hearings", () => {
    expect(row(6)?.lines).toEqual([6, 12]);
    expect(row(6)?.hearings.map((one) => one.day)).toEqual(["2026-03-12", "2026-03-26"]);
    expect(read.notes).toContainEqual({ line: 12, field: "next_date", because: "merged_into_line", value: "6" });
  });

  test("a case that stands twice is rejected, naming the first line", () => {
    expect(refused(13)).toMatchObject({ because: "case_twice", firstLine: 6 });
    expect(refused(14)).toMatchObject({ because: "case_number_twice", firstLine: 6 });
  });

  test("what cannot be taken in says why", () => {
    expect(read.rejected.map((one) => [one.line, one.field, one.because, one.value])).toEqual([
      [10, "next_date", "date_does_not_exist", "31/02/2026"],
      [11, "case_number", "number_and_fir_missing", ""],
      [13, "case_number", "case_twice", "150/2024"],
      [14, "case_number", "case_number_twice", "150/2024"],
      [15, null, "header_again", "S.No | Case No. | F.I.R No. | P.S | U/S | Title of Case"],
      [17, null, "more_cells_than_headers", "10 | 152/2024 |  |  | 20 PECA | State v. Extra Cell"],
    ]);
  });

  test("a row with several faults names them all, so that one correction is enough", () => {
    const made = tableOf("Case No,Next Date,Time\nabc,99/99/2026,\n1/24,12/03/2026,25:61");
    const { rejected } = readRegister(made, guessColumns(made).mapping);
    expect(rejected.map((one) => [one.because, one.also.map((other) => other.because)])).toEqual([
      ["case_number_unreadable", ["date_does_not_exist"]],
      ["time_unreadable", []],
    ]);
  });

  test("an Urdu register is read like an English one", () => {
    const urdu = readGolden("registers/urdu.csv").read;
    expect(urdu.rejected).toEqual([]);
    expect(urdu.notes).toEqual([]);
    expect(urdu.rows[0]).toMatchObject({
      caseNumber: { number: 150, year: 2024 },
      fir: { number: 12, year: 2024, station: "نمونہ جنوبی" },
      sections: [
        { statute: "PECA", section: "20" },
        { statute: "PECA", section: "24" },
      ],
      accused: { people: [{ name: "زید فرضی ولد مثال خان" }], otherCount: null },
      custody: "in",
      hearings: [{ day: "2026-03-19", time: "09:30" }],
    });
    expect(urdu.rows[1]).toMatchObject({
      custody: "bail",
      accused: { otherCount: 2 },
      hearings: [{ day: "2026-03-26", time: "16:00" }],
    });
  });

  test("a number that a spreadsheet turned into a date is named for what it is", () => {
    for (const cell of ["2024-05-01", "May-24", "5-Dec"]) {
      const one = tableOf(`Case No,FIR No\n${cell},12/2024`);
      expect(readRegister(one, guessColumns(one).mapping).rejected).toMatchObject([
        { line: 2, because: "case_number_became_date" },
      ]);
    }
  });

  test("the same rows give the same hash whatever their serials and writing of digits", () => {
    const [one, other] = [
      "S.No,Case No,Accused,Next Date\n1,150/24,Zaid,19/03/2026",
      "S.No,Case No,Accused,Next Date\n9,۱۵۰/۲۰۲۴, Zaid ,19-Mar-2026",
    ].map((text) => {
      const made = tableOf(text);
      return readRegister(made, guessColumns(made).mapping).rows[0];
    });
    expect(one?.hash).toBe(other?.hash);
  });
});
