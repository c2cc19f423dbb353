import type { ReminderWords } from "./words.ts";

/** Urdu as most people type it on a phone. */
export const urLatn: ReminderWords = {
  ...{ version: 2, needsNativeReader: true, direction: "ltr" },
  weekdays: ["Peer", "Mangal", "Budh", "Jumeraat", "Juma", "Hafta", "Itwaar"],
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
  dayParts: { early: "raat", morning: "subah", noon: "dopahar", evening: "shaam", night: "raat" },
  ...{ time: "{part} {clock} baje", officeTime: "{clock}" },
  sms: {
    date: "Yaad dehani: {day}, {time}, pehle wali jagah. CNIC saath layen. {answer}",
    changed: "Naya waqt: {day}, {time}, jagah wohi. Pehla waqt khatam. {answer}",
    cancelled: "{day} ka waqt khatam hai, aane ki zaroorat nahi. Ref {code}.",
    "please-call": "Jab munasib ho {phone} par call karen, {from} se {until} baje tak. Ref {code}.",
  },
  answer: {
    byText: "Aa rahe hain to {code} 1, nahi to {code} 2 likh bhejen.",
    byPhone: "Nahi aa sakte to {phone} par call karen.",
  },
  email: {
    subjects: { date: "Yaad dehani", changed: "Naya waqt", cancelled: "Waqt khatam", "please-call": "Call karen" },
    bodies: {
      date: "{day}, {time}, pehle wali jagah.\nCNIC saath layen.",
      changed: "Naya waqt: {day}, {time}, pehle wali jagah.\nPehla waqt khatam.",
      cancelled: "{day} ka waqt khatam hai, aane ki zaroorat nahi.\nRef {code}.",
      "please-call": "Jab munasib ho {phone} par call karen, {from} se {until} baje tak.\nRef {code}.",
    },
    byPhone: "Nahi aa sakte to {phone} par call karen. Ref {code}.",
    byPage: "Jawab ke liye: {link}",
  },
  full: {
    texts: {
      official: {
        date: "{day}, {court}: {matters}",
        changed: "Nayi tareekh {day}, {court}: {matters}",
        cancelled: "Mansookh: {day}, {court}: {matters}",
        "please-call": "Daftar se rabta karen, {day}, {court}: {matters}",
      },
      counsel: {
        date: "Aap ki peshi {day}, {court}: {matters}",
        changed: "Aap ki nayi peshi {day}, {court}: {matters}",
        cancelled: "Aap ki peshi mansookh: {day}, {court}: {matters}",
        "please-call": "Daftar se rabta karen, {day}, {court}: {matters}",
      },
      accused: {
        date: "Aap ki haazri laazmi hai: {day}, {court}: {matters}",
        changed: "Nayi tareekh, haazri laazmi hai: {day}, {court}: {matters}",
        cancelled: "Mansookh, is ke liye na aayen: {day}, {court}: {matters}",
        "please-call": "Daftar se rabta karen, {day}, {court}: {matters}",
      },
    },
    bail: " CNIC saath layen. Aap ki haazri ka zimmedar aap ka zaamin hai.",
    ...{ room: "kamra {room}", more: "aur {n} mazeed" },
    end: ".",
    stop: " Band karne ke liye STOP likh bhejen.",
  },
};
