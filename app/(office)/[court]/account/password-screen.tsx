"use client";

import { Alert, Button, PasswordInput, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { isCommonPassword, SHORTEST_PASSWORD } from "../../../../server/rules/access/password.ts";
import { Icon } from "../../../components/icons.tsx";
import { NewPasswordField } from "../../../components/new-password-field.tsx";
import { useCourt } from "../../court-context.tsx";

type Problem = "differ" | "short" | "same" | "common" | "wrong" | "offline" | "tooMany";

/** What whoever has a one-time password sees, and nothing else before it is replaced. */
export function PasswordScreen() {
  const t = useTranslations();
  const { me } = useCourt();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("account.title")}</h1>
        <span className="soft">
          {me.name} · {t(`frame.roles.${me.role}`)}
        </span>
      </div>
      <PasswordForm />
    </div>
  );
}

/** Replaces one's own password; every other device is signed out. */
export function PasswordForm() {
  const t = useTranslations();
  const { me, court } = useCourt();
  const [passwords, setPasswords] = useState({ current: "", fresh: "", again: "" });
  const [result, setResult] = useState<Problem | "done" | null>(null);
  const [isBusy, setBusy] = useState(false);
  const set = (part: Partial<typeof passwords>) => setPasswords((before) => ({ ...before, ...part }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await changePassword(passwords, me.username);
    setResult(answer);
    if (answer === "done") setPasswords({ current: "", fresh: "", again: "" });
    // Everything is open from here on, and is read anew.
    if (answer === "done" && me.isPasswordDue) window.location.assign(`/${court.code}/week`);
    else setBusy(false);
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={420}>
        {me.isPasswordDue && (
          <Alert color="yellow" icon={<Icon name="lock" />}>
            {t("account.due")}
          </Alert>
        )}
        <PasswordInput
          label={t("account.current")}
          value={passwords.current}
          onChange={(event) => set({ current: event.currentTarget.value })}
          error={result === "wrong" ? t("account.wrong") : undefined}
          autoComplete="current-password"
          dir="ltr"
          required
          withAsterisk={false}
        />
        <NewPasswordField
          label={t("account.fresh")}
          value={passwords.fresh}
          username={me.username}
          onChange={(fresh) => set({ fresh })}
        />
        <NewPasswordField
          label={t("account.again")}
          value={passwords.again}
          same={passwords.fresh}
          onChange={(again) => set({ again })}
        />
        {result && result !== "wrong" && (
          <Alert color={result === "done" ? "green" : "red"} role={result === "done" ? "status" : "alert"}>
            {result === "offline" || result === "tooMany" ? t(`signIn.${result}`) : t(`account.${result}`)}
          </Alert>
        )}
        <Button type="submit" loading={isBusy}>
          {t("frame.changePassword")}
        </Button>
      </Stack>
    </form>
  );
}

type Passwords = { current: string; fresh: string; again: string };

async function changePassword(passwords: Passwords, username: string): Promise<Problem | "done"> {
  if (passwords.fresh.length < SHORTEST_PASSWORD) return "short";
  if (passwords.fresh !== passwords.again) return "differ";
  if (passwords.fresh === passwords.current) return "same";
  if (isCommonPassword(passwords.fresh, username)) return "common";
  try {
    const response = await fetch("/api/auth/change-password", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ currentPassword: passwords.current, newPassword: passwords.fresh }),
    });
    if (response.ok) return "done";
    return response.status === 429 ? "tooMany" : "wrong";
  } catch {
    return "offline";
  }
}
