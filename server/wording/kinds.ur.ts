import type { kinds as english } from "./kinds.en.ts";
import type { Widen } from "./widen.ts";

export const kinds: Widen<typeof english> = {
  open: "قسم اور آمد…",
  title: "کس قسم کا معاملہ، اور کیسے آیا",
  moves: "دوسری قسم میں معاملہ وہاں ہو گا جہاں اس قسم کے معاملات شروع ہوتے ہیں؛ سفر میں یہ تصحیح کے طور پر درج ہو گا۔",
  done: "قسم درست ہو گئی",
  clock: {
    pending: "{day} تک",
    overdue: "{days, plural, one {# دن} other {# دن}} زائد",
    decided: "بروقت",
    "decided-late": "{days, plural, one {# دن} other {# دن}} تاخیر سے",
  },
  reports: {
    title: "پیش رفت کی رپورٹیں",
    none: "ابھی کوئی رپورٹ درج نہیں۔",
    add: "رپورٹ درج کریں",
    day: "عدالت میں موصول ہوئی",
    madeBy: "رپورٹ کنندہ",
    says: "رپورٹ میں کیا ہے",
    isFinal: "یہ حتمی رپورٹ ہے",
    final: "حتمی رپورٹ",
    how: "اگلی رپورٹ کی تاریخ اسی مسل میں ”رپورٹ“ کی غرض سے دی جاتی ہے۔",
    added: "رپورٹ درج ہو گئی",
    remove: "ہٹائیں",
    removed: "رپورٹ ہٹا دی گئی",
  },
};
