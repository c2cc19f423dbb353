import type { audit as english } from "./audit.en.ts";
import type { Widen } from "./widen.ts";

export const audit: Widen<typeof english> = {
  title: "کس نے کیا دیکھا اور کیا کیا",
  open: "کس نے کیا دیکھا اور کیا کیا",
  back: "مقدمے پر واپس",
  how: "اس مقدمے پر ہر کارروائی، اور ہر وہ شخص جسے اس کے محفوظ افراد دکھائے گئے؛ پندرہ منٹ کے اندر دوبارہ کھولنا ایک ہی بار شمار ہوتا ہے۔ یہاں مقدمے کے کسی فرد کا نام نہیں۔",
  all: "سب",
  acts: "کیا گیا",
  readings: "دیکھا گیا",
  kind: "کیا دکھایا جائے",
  who: "کس نے",
  everybody: "سب لوگ",
  person: "{name}، {role}: {acts} کارروائیاں، {readings} بار دیکھا",
  columns: { when: "کب", who: "کس نے", what: "کیا", entry: "اندراج" },
  entryHow: "عدالت کے ریکارڈ میں اندراج کا نمبر",
  none: "اس مقدمے کے ریکارڈ میں ایسا کچھ درج نہیں۔",
  more: "مزید دکھائیں",
  unnumbered: "مقدمہ بغیر نمبر",
  undone: "بعد میں واپس لیا گیا",
  seen: "دیکھا",
  reading: {
    "case-read": "فائل کھولی گئی جس میں محفوظ افراد ہیں",
    "list-read": "فہرست کھولی گئی جس میں مستغیث کا نام ہے",
  },
  fields: {
    person_name: "کسی شخص کا نام",
    note: "یادداشت",
    addressee: "بنام",
    changed: "تبدیل ہوا؛ پہلے کیا تھا، یہ نہیں دکھایا جاتا",
  },
};
