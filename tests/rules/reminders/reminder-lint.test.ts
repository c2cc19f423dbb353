import { expect, test } from "vitest";
import { lintReminder } from "../../../server/rules/reminders/reminder-lint.ts";

const kinds = (text: string, hidden?: Parameters<typeof lintReminder>[1]) =>
  lintReminder(text, hidden).map(({ kind }) => kind);

test.each([
  [
    "English",
    "Your court date",
    "hearing tomorrow",
    "the Judge",
    "F.I.R. lodged",
    "case update",
    "complaints cell",
    "cyber wing",
  ],
  ["English in hiding", "COURT-room", "c_o_u_r_t", "the co\u200durt", "ＣＯＵＲＴ", "judge's", "po.lice"],
  ["Roman Urdu", "adalat mein", "sama'at kal", "muqadme ki peshi", "wakeel sahib", "thane aayen, thana", "shikayat"],
  ["Urdu", "عدالت میں", "پیشی ہے", "مقدمے کی سماعت", "آپ کا کیس", "پولیس", "ملزم", "وکیل صاحب", "عَدالَت", "عـدالت"],
  ["Sindhi", "ڪيس", "ٻڌڻي", "پوليس", "شڪايت", "وڪيل", "عدالت ۾"],
])("a word of courts, police or parties is found in %s", (_, ...texts) => {
  for (const text of texts) expect([text, kinds(text)]).toEqual([text, expect.arrayContaining(["word"])]);
});

test.each([
  "Reminder: your appointment is Thu 3 Dec, 9:00 AM, same place as before. Please bring your CNIC.",
  "First come to the desk. Because of courage.".replace("courage", "age"),
  "Jumeraat 3 December, subah 9 baje, pehle wali jagah",
  "آپ کیسے ہیں؟ ملاقات جمعرات 3 دسمبر صبح 9 بجے",
  "ياد رهي خميس 3 ڊسمبر صبح 9، ساڳي جاءِ",
  "Please call 021-99203456, 9 AM to 4 PM. Ref 4417.",
])("a neutral text is left alone: %s", (text) => {
  expect(lintReminder(text)).toEqual([]);
});

test("a name of the matter is found in whatever spelling or script it was given, a number in any digits", () => {
  const hidden = { names: ["Muhammad Aslam", "عائشہ بی بی"], numbers: ["SC 150/2019"] };
  expect(kinds("Mohd. Aslam will see you", hidden)).toEqual(["name"]);
  expect(kinds("عائشه، ملاقات", hidden)).toEqual(["name"]);
  expect(kinds("about sc 150 2019", hidden)).toEqual(["number"]);
  expect(kinds("about ۱۵۰/۲۰۱۹")).toEqual(["number"]);
  expect(kinds("about 12 of 2020")).toEqual(["number"]);
});

test.each(["https://x.pk/a", "www.example", "see peshi-x.gov.pk now", "bit.ly/3x"])("a link is found: %s", (text) => {
  expect(kinds(text)).toContain("link");
});
