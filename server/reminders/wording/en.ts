import type { ReminderWords } from "./words.ts";

export const en: ReminderWords = {
  ...{ version: 2, needsNativeReader: false, direction: "ltr" },
  weekdays: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  months: ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"],
  dayParts: { early: "AM", morning: "AM", noon: "PM", evening: "PM", night: "PM" },
  ...{ time: "{clock} {part}", officeTime: "{clock} {part}" },
  sms: {
    date: "Reminder: your appointment is {day}, {time}, same place as before. Please bring your CNIC. {answer}",
    changed: "New time: {day}, {time}, same place. The earlier time is cancelled. {answer}",
    // Whether another date follows is not known here, and nothing untrue is said.
    cancelled: "The {day} appointment is cancelled. You need not come. Ref {code}.",
    "please-call": "Please call {phone} when it suits you, {from} to {until}. Ref {code}.",
  },
  answer: {
    byText: "Reply {code} 1 if coming, {code} 2 if you cannot.",
    byPhone: "If you cannot, call {phone}.",
  },
  email: {
    subjects: { date: "Reminder", changed: "New time", cancelled: "Cancelled", "please-call": "Please call" },
    bodies: {
      date: "Your appointment is {day}, {time}, same place as before.\nPlease bring your CNIC.",
      changed: "New time: {day}, {time}, same place as before.\nThe earlier time is cancelled.",
      cancelled: "The {day} appointment is cancelled. You need not come.\nRef {code}.",
      "please-call": "Please call {phone} when it suits you, {from} to {until}.\nRef {code}.",
    },
    byPhone: "If you cannot come, call {phone}. Ref {code}.",
    byPage: "To answer: {link}",
  },
  full: {
    texts: {
      official: {
        date: "{day}, {court}: {matters}",
        changed: "Changed to {day}, {court}: {matters}",
        cancelled: "Cancelled: {day}, {court}: {matters}",
        "please-call": "Please call the office about {day}, {court}: {matters}",
      },
      counsel: {
        date: "You appear on {day}, {court}: {matters}",
        changed: "New date: you appear on {day}, {court}: {matters}",
        cancelled: "No longer listed on {day}, {court}: {matters}",
        "please-call": "Please call the office about {day}, {court}: {matters}",
      },
      accused: {
        date: "You must attend on {day}, {court}: {matters}",
        changed: "New date: you must attend on {day}, {court}: {matters}",
        cancelled: "Cancelled, do not come for this: {day}, {court}: {matters}",
        "please-call": "Please call the office about {day}, {court}: {matters}",
      },
    },
    bail: " Bring your CNIC. Your surety answers for your attendance.",
    ...{ room: "room {room}", more: "and {n} more" },
    end: ".",
    stop: " Reply STOP to end these messages.",
  },
};
