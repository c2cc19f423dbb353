const GIVEN = ["Zaid", "Omar", "Sana", "Bina", "Dania", "Fatima", "Hamza", "Iqra", "Junaid", "Kiran", "Laiba", "Munir"];
const FAMILY = ["Farzi", "Khayali", "Tajruba", "Misal", "Namuna", "Qiyas", "Gumaan", "Wahm"];
const SECTIONS = ["20, 24 PECA", "21 PECA r/w 419, 420 PPC", "14, 16 PECA", "u/s 11 PECA 2016", "24 PECA"];
const STAGES = ["Charge", "Evidence", "Arguments", "Supply of copies", "Judgment", "Challan"];
const CUSTODY = ["J/C", "on bail", "on bail", "", "absconding"];
const HEADERS =
  "S.No,Case No,FIR No,Police station,Sections,Title of case,Counsel,Stage,Purpose,Previous date,Next date,Time,Custody,Date of institution,Remarks";

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T;
const two = (part: number): string => String(part).padStart(2, "0");

/**
 * A register of fictional cases as CSV bytes, the same for the same `from`. Three rows in five have a date, over some
 * eighty Thursdays, as a register of a court with a hearing day a week has.
 */
export function madeUpRegister(rows: number, from: number): Uint8Array {
  const lines = [HEADERS];
  for (let at = from; at < from + rows; at += 1) lines.push(lineAt(at));
  return Buffer.from(lines.join("\n"), "utf8");
}

function lineAt(at: number): string {
  const year = 2015 + (at % 10);
  const number = Math.floor(at / 10) + 1;
  const title = `State v. ${pick(GIVEN, at * 7)} ${pick(FAMILY, at * 3)} s/o ${pick(GIVEN, at)} ${pick(FAMILY, at + 1)}`;
  const more =
    at % 4 === 0 ? ` & ${(at % 3) + 1} others` : at % 4 === 1 ? `; ${pick(GIVEN, at + 5)} ${pick(FAMILY, at)}` : "";
  const cells = [
    String(at - Math.floor(at / 20_000) * 20_000 + 1),
    `Special Case ${number}/${year}`,
    `${Math.floor(at / 40) + 1}/${year}`,
    `Namuna ${pick(["North", "South", "East", "West"], at)}`,
    `"${pick(SECTIONS, at)}"`,
    `"${title}${more}"`,
    `Adv. ${pick(GIVEN, at * 5)} ${pick(FAMILY, at * 11)}`,
    pick(STAGES, at),
    at % 5 < 3 ? pick(["Evidence", "Framing of charge", "Arguments"], at) : "",
    `${two((at % 28) + 1)}/${two((at % 12) + 1)}/2025`,
    at % 5 < 3 ? thursday(at % 80) : "",
    at % 5 < 3 ? pick(["09:00", "10:30", "12:00"], at) : "",
    pick(CUSTODY, at),
    `${two((at % 28) + 1)}/${two((at % 12) + 1)}/${year}`,
    at % 10 === 0 ? "Record and proceedings called" : "",
  ];
  return cells.join(",");
}

/** Thursdays from 7 January 2027. */
function thursday(week: number): string {
  const day = new Date(Date.UTC(2027, 0, 7 + 7 * week));
  return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
}
