import { type CourtDay, weekdayOf } from "./court-day.ts";

export type DayStyle =
  /** Thursday 3 December 2026 */
  | "long"
  /** 3 December 2026 */
  | "date"
  /** Thu 3 Dec */
  | "short"
  /** 03/12/2026: slashes survive right-to-left text, dashes do not */
  | "figures";

type Names = { readonly weekdays: readonly string[]; readonly months: readonly string[]; readonly cut: number | null };

/** Own tables, not Intl: browsers and Node disagree about Urdu, and digits must stay Latin. Weekdays from Monday. */
const NAMES: Readonly<Record<"en" | "ur", Names>> = {
  en: {
    weekdays: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    months: [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ],
    cut: 3,
  },
  ur: {
    weekdays: ["پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"],
    months: ["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"],
    cut: null,
  },
};

/** A day in words, e.g. "Thursday 3 December 2026", "جمعرات 3 دسمبر 2026". Urdu names are never cut short. */
export function dayWords(day: CourtDay, language: "en" | "ur", style: DayStyle = "long"): string {
  const [year = "", month = "", date = ""] = day.split("-");
  if (style === "figures") return `${date}/${month}/${year}`;
  const names = NAMES[language];
  const cut = (word: string): string => (style === "short" && names.cut !== null ? word.slice(0, names.cut) : word);
  const weekday = cut(names.weekdays[weekdayOf(day) - 1] ?? "");
  const inMonth = `${Number(date)} ${cut(names.months[Number(month) - 1] ?? "")}`;
  if (style === "short") return `${weekday} ${inMonth}`;
  return style === "date" ? `${inMonth} ${year}` : `${weekday} ${inMonth} ${year}`;
}
