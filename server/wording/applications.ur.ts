import type { applications as english } from "./applications.en.ts";
import type { Widen } from "./widen.ts";

export const applications: Widen<typeof english> = {
  open: "درخواست پر حکم…",
  title: "درخواست پر حکم",
  how: "{kind}۔ اس حکم سے درخواست نمٹ جاتی ہے اور اس کی باقی تاریخیں ختم ہو جاتی ہیں۔",
  result: "عدالت کا حکم",
  day: "حکم کی تاریخ",
  order: "حکم کے الفاظ",
  orderHow: "ضمانت نامہ، شرائط یا وجہ؛ درخواست کے سفر میں محفوظ رہتے ہیں۔",
  do: "حکم درج کریں",
  done: "حکم درج ہو گیا: {result}",
  inCase: "ملزم کی ضمانت اور حراست اصل مقدمے میں درج ہوتی ہے:",
  acquits: "بریت خود اصل مقدمے میں درج ہوتی ہے:",
};
