"use client";

import { Alert, Button, PasswordInput, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useCourt } from "../../court-context.tsx";

type Problem = "differ" | "short" | "wrong" | "offline" | "tooMany";

/** One's own password; a slip with a one-time password sends people here. */
export function AccountScreen() {
  const t = useTranslations();
  const { me } = useCourt();
  const [passwords, setPasswords] = useState({ current: "", fresh: "", again: "" });
  const [result, setResult] = useState<Problem | "done" | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await changePassword(passwords);
    setResult(answer);
    if (answer === "done") setPasswords({ current: "", fresh: "", again: "" });
    setBusy(false);
  };
  const field = (name: keyof typeof passwords, autoComplete: string) => (
    <PasswordInput
      label={t(`account.${name}`)}
      value={passwords[name]}
      onChange={(event) => setPasswords({ ...passwords, [name]: event.currentTarget.value })}
      autoComplete={autoComplete}
      dir="ltr"
      required
      withAsterisk={false}
    />
  );

  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("account.title")}</h1>
        <span className="soft">
          {me.name} · {t(`frame.roles.${me.role}`)}
        </span>
      </div>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={420}>
          {field("current", "current-password")}
          {field("fresh", "new-password")}
          {field("again", "new-password")}
          {result && (
            <Alert color={result === "done" ? "green" : "red"} role={result === "done" ? "status" : "alert"}>
              {result === "offline" || result === "tooMany" ? t(`signIn.${result}`) : t(`account.${result}`)}
            </Alert>
          )}
          <Button type="submit" loading={isBusy}>
            {t("frame.changePassword")}
          </Button>
        </Stack>
      </form>
    </div>
  );
}

async function changePassword(passwords: { current: string; fresh: string; again: string }): Promise<Problem | "done"> {
  if (passwords.fresh !== passwords.again) return "differ";
  if (passwords.fresh.length < 10) return "short";
  try {
    const response = await fetch("/api/auth/change-password", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        currentPassword: passwords.current,
        newPassword: passwords.fresh,
        revokeOtherSessions: true,
      }),
    });
    if (response.ok) return "done";
    return response.status === 429 ? "tooMany" : "wrong";
  } catch {
    return "offline";
  }
}
