import type { ReminderWords } from "./words.ts";

export const ur: ReminderWords = {
  ...{ version: 2, needsNativeReader: true, direction: "rtl" },
  weekdays: ["پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ", "اتوار"],
  months: ["جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"],
  dayParts: { early: "رات", morning: "صبح", noon: "دوپہر", evening: "شام", night: "رات" },
  ...{ time: "{part} {clock} بجے", officeTime: "{clock}" },
  sms: {
    date: "یاد دہانی: ملاقات {day} {time}، پہلے والی جگہ۔ شناختی کارڈ لائیں۔ {answer}",
    changed: "نیا وقت: {day} {time}، جگہ وہی۔ پہلا وقت منسوخ ہے۔ {answer}",
    cancelled: "{day} کا وقت منسوخ ہے، آنا ضروری نہیں۔ {code}",
    "please-call": "مناسب وقت پر {phone} پر کال کریں، {from} سے {until} بجے۔ {code}",
  },
  answer: {
    byText: "آ سکیں تو {code} 1، نہ آ سکیں تو {code} 2 بھیجیں۔",
    byPhone: "نہ آ سکیں تو {phone} پر کال کریں۔",
  },
  email: {
    subjects: { date: "یاد دہانی", changed: "نیا وقت", cancelled: "وقت منسوخ", "please-call": "کال کریں" },
    bodies: {
      date: "ملاقات {day} {time}، پہلے والی جگہ۔\nشناختی کارڈ لائیں۔",
      changed: "نیا وقت: {day} {time}، پہلے والی جگہ۔\nپہلا وقت منسوخ ہے۔",
      cancelled: "{day} کا وقت منسوخ ہے، آنا ضروری نہیں۔\nحوالہ {code}",
      "please-call": "مناسب وقت پر {phone} پر کال کریں، {from} سے {until} بجے تک۔\nحوالہ {code}",
    },
    byPhone: "نہ آ سکیں تو {phone} پر کال کریں۔ حوالہ {code}",
    byPage: "جواب کے لیے: {link}",
  },
  full: {
    texts: {
      official: {
        date: "{day}، {court}: {matters}",
        changed: "نئی تاریخ {day}، {court}: {matters}",
        cancelled: "منسوخ: {day}، {court}: {matters}",
        "please-call": "دفتر سے رابطہ کریں، {day}، {court}: {matters}",
      },
      counsel: {
        date: "آپ کی پیشی {day}، {court}: {matters}",
        changed: "آپ کی نئی پیشی {day}، {court}: {matters}",
        cancelled: "آپ کی پیشی منسوخ: {day}، {court}: {matters}",
        "please-call": "دفتر سے رابطہ کریں، {day}، {court}: {matters}",
      },
      accused: {
        date: "حاضری لازمی ہے: {day}، {court}: {matters}",
        changed: "نئی تاریخ، حاضری لازمی ہے: {day}، {court}: {matters}",
        cancelled: "منسوخ، اس کے لیے نہ آئیں: {day}، {court}: {matters}",
        "please-call": "دفتر سے رابطہ کریں، {day}، {court}: {matters}",
      },
    },
    bail: " شناختی کارڈ لائیں۔ آپ کی حاضری کا ذمہ دار آپ کا ضامن ہے۔",
    ...{ room: "کمرہ {room}", more: "اور {n} مزید" },
    end: "۔",
    stop: " بند کرنے کے لیے STOP بھیجیں۔",
  },
};
