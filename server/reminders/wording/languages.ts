import type { ReminderLanguage } from "../../rules/reminders/reminder-plan.ts";
import { en } from "./en.ts";
import { sd } from "./sd.ts";
import { ur } from "./ur.ts";
import { urLatn } from "./ur-latn.ts";
import type { ReminderWords } from "./words.ts";

export const reminderWords: Readonly<Record<ReminderLanguage, ReminderWords>> = { en, ur, "ur-Latn": urLatn, sd };
