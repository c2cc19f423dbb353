import type { SetUpDistrict } from "../../../server/doors/http/setup-door.ts";
import { isCommonPassword, SHORTEST_PASSWORD } from "../../../server/rules/access/password.ts";
import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import type { PatternDraft } from "../[court]/settings/pattern-editor.tsx";

export type District = SetUpDistrict;
export type Court = District["courts"][number];

export type Answers = {
  /** Code of a shipped district; "own" for one of the person's own naming; null before a choice. */
  choice: string | null;
  own: { nameEn: string; nameUr: string; timezone: string };
  ticked: readonly string[];
  added: readonly Court[];
  judges: Readonly<Record<string, string>>;
  pattern: PatternDraft;
  loadsClosures: boolean;
  administrator: { name: string; username: string; password: string; again: string };
};

export const startOf = (today: CourtDay): Answers => ({
  choice: null,
  own: { nameEn: "", nameUr: "", timezone: "Asia/Karachi" },
  ticked: [],
  added: [],
  judges: {},
  pattern: { rule: "FREQ=WEEKLY;BYDAY=TH", startDay: today, untilDay: null, fallbackWeekday: null },
  loadsClosures: true,
  administrator: { name: "", username: "", password: "", again: "" },
});

/** A code for addresses from a name typed by hand: Latin letters and figures, the rest becomes dashes. */
export function codeOf(name: string, taken: ReadonlySet<string>): string {
  const base =
    name
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 40) || "court";
  let code = base;
  for (let number = 2; taken.has(code); number += 1) code = `${base}-${number}`;
  return code;
}

export function districtOf(answers: Answers, districts: readonly District[]): District | null {
  if (answers.choice === null) return null;
  if (answers.choice !== "own") return districts.find(({ code }) => code === answers.choice) ?? null;
  const { nameEn, nameUr, timezone } = answers.own;
  if (!nameEn.trim() || !timezone.trim()) return null;
  return {
    code: codeOf(nameEn, new Set()),
    nameEn: nameEn.trim(),
    nameUr: nameUr.trim() || null,
    timezone,
    scopes: [],
    courts: [],
  };
}

export function chosenCourts(answers: Answers, district: District | null): Court[] {
  const ticked = new Set(answers.ticked);
  const courts = [...(district?.courts ?? []).filter(({ code }) => ticked.has(code)), ...answers.added];
  return courts.map((court) => ({ ...court, judgeEn: answers.judges[court.code]?.trim() || null }));
}

export type Missing = "district" | "courts" | "days" | "administrator";

/** The steps that still want an answer, in order. */
export function missingIn(answers: Answers, district: District | null, isRuleReadable: boolean): Missing[] {
  const { name, username, password, again } = answers.administrator;
  const isNamed = name.trim() !== "" && /^[A-Za-z0-9._]{3,40}$/.test(username.trim());
  const missing: Missing[] = [];
  if (!district) missing.push("district");
  if (chosenCourts(answers, district).length === 0) missing.push("courts");
  if (!isRuleReadable) missing.push("days");
  const isPoor = password.length < SHORTEST_PASSWORD || isCommonPassword(password, username.trim());
  if (!isNamed || isPoor || password !== again) missing.push("administrator");
  return missing;
}

const KEPT = "peshi-setup";

/** Keeps the answers over a reload, such as a change of language; passwords are typed again. */
export function keepAnswers(answers: Answers): void {
  const { name, username } = answers.administrator;
  const kept = { ...answers, administrator: { name, username, password: "", again: "" } };
  window.sessionStorage.setItem(KEPT, JSON.stringify(kept));
}

/** What was kept in this tab; nothing in a new one. */
export function keptAnswers(): Partial<Answers> {
  return JSON.parse(window.sessionStorage.getItem(KEPT) ?? "{}") as Partial<Answers>;
}
