"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SetUpAnswer } from "../../../server/doors/http/setup-door.ts";
import { fieldName } from "../../../server/wording/field-words.ts";
import type { Answers, District } from "./setup-answers.ts";

/** Sends the answers, signs the administrator in and goes to the court. A second press after a lost answer does no harm. */
export function useSetUp(token: string) {
  const t = useTranslations();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const start = async (district: District, answers: Answers) => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await send(token, district, answers);
      // Already set up: the answer to an earlier press was lost on the way, so the sign-in tells whether it was ours.
      if ("refused" in answer && answer.refused !== "already-set-up") {
        const name = answer.refused === "invalid" ? fieldName(String(answer.detail.field ?? "")) : null;
        const because = name
          ? t("errors.field", { words: t(`errors.fields.${name}`) })
          : t(`errors.refusals.${answer.refused}`);
        setProblem(t("calendar.setup.failed", { because }));
        return;
      }
      const { username, password } = answers.administrator;
      if (await isSignedIn(username.trim(), password)) window.location.assign("/");
      else if ("refused" in answer) setProblem(t("errors.refusals.already-set-up"));
      else setProblem(t("calendar.setup.signInFailed"));
    } catch {
      setProblem(t("errors.offline"));
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, problem, start };
}

async function send(token: string, district: District, answers: Answers): Promise<SetUpAnswer> {
  const { name, username, password } = answers.administrator;
  const { pattern, loadsClosures } = answers;
  const response = await fetch("/api/setup", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token, district, pattern, loadsClosures, administrator: { name, username, password } }),
  });
  if (response.status !== 200 && response.status !== 409) throw new Error(`status ${response.status}`);
  return (await response.json()) as SetUpAnswer;
}

async function isSignedIn(username: string, password: string): Promise<boolean> {
  const response = await fetch("/api/auth/sign-in/username", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ username, password }),
  });
  return response.ok;
}
