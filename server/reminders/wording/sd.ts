import type { ReminderWords } from "./words.ts";

/** A draft: a native reader has to go over every line of it. */
export const sd: ReminderWords = {
  ...{ version: 2, needsNativeReader: true, direction: "rtl" },
  weekdays: ["سومر", "اڱارو", "اربع", "خميس", "جمعو", "ڇنڇر", "آچر"],
  months: ["جنوري", "فيبروري", "مارچ", "اپريل", "مئي", "جون", "جولاءِ", "آگسٽ", "سيپٽمبر", "آڪٽوبر", "نومبر", "ڊسمبر"],
  dayParts: { early: "رات", morning: "صبح", noon: "منجهند", evening: "شام", night: "رات" },
  ...{ time: "{part} {clock}", officeTime: "{clock}" },
  sms: {
    date: "ياد رهي {day} {time}، ساڳي جاءِ. {answer}",
    changed: "هاڻي: {day} {time}، ساڳي جاءِ. {answer}",
    cancelled: "{day} جو وقت رد ٿيو، اچڻ ضروري ناهي. {code}",
    "please-call": "مناسب وقت تي {phone} تي ڪال ڪريو، {from} کان {until}. {code}",
  },
  answer: { byText: "ها {code} 1، نه {code} 2", byPhone: "نه اچي سگهو ته {phone} تي ڪال ڪريو." },
  email: {
    subjects: { date: "ياد ڏياريندڙ", changed: "نئون وقت", cancelled: "وقت رد", "please-call": "ڪال ڪريو" },
    bodies: {
      date: "ياد رهي {day} {time}، ساڳي جاءِ.",
      changed: "هاڻي: {day} {time}، ساڳي جاءِ.\nاڳيون وقت رد ٿيو.",
      cancelled: "{day} جو وقت رد ٿيو، اچڻ ضروري ناهي.\n{code}",
      "please-call": "مناسب وقت تي {phone} تي ڪال ڪريو، {from} کان {until} تائين.\n{code}",
    },
    byPhone: "نه اچي سگهو ته {phone} تي ڪال ڪريو. {code}",
    byPage: "جواب لاءِ: {link}",
  },
  full: {
    texts: {
      official: {
        date: "{day}، {court}: {matters}",
        changed: "نئين تاريخ {day}، {court}: {matters}",
        cancelled: "رد: {day}، {court}: {matters}",
        "please-call": "آفيس سان رابطو ڪريو، {day}، {court}: {matters}",
      },
      counsel: {
        date: "توهان جي پيشي {day}، {court}: {matters}",
        changed: "توهان جي نئين پيشي {day}، {court}: {matters}",
        cancelled: "توهان جي پيشي رد: {day}، {court}: {matters}",
        "please-call": "آفيس سان رابطو ڪريو، {day}، {court}: {matters}",
      },
      accused: {
        date: "حاضري لازمي آهي: {day}، {court}: {matters}",
        changed: "نئين تاريخ، حاضري لازمي آهي: {day}، {court}: {matters}",
        cancelled: "رد، ان لاءِ نه اچو: {day}، {court}: {matters}",
        "please-call": "آفيس سان رابطو ڪريو، {day}، {court}: {matters}",
      },
    },
    bail: " شناختي ڪارڊ آڻيو. توهان جي حاضريءَ جو ذميوار توهان جو ضامن آهي.",
    ...{ room: "ڪمرو {room}", more: "۽ {n} ٻيا" },
    end: ".",
    stop: " بند ڪرڻ لاءِ STOP موڪليو.",
  },
};
