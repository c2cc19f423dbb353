"use client";

import { Alert, Button, PasswordInput, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Icon } from "../../components/icons.tsx";
import { signOut } from "../session.ts";
import { CodeForm } from "../sign-in/code-form.tsx";
import { type Entered, enterPassword } from "../sign-in/enter.ts";
import { PinForm } from "./pin-form.tsx";

type Props = {
  state: "locked" | "over";
  name: string;
  username: string;
  onOpen: () => void;
  /** Only the password helps from here on. */
  onOver: () => void;
};

/** What stands on a locked screen: the PIN, or the password of the one who was there. */
export function LockCard({ state, name, username, onOpen, onOver }: Props) {
  const t = useTranslations("access.lock");
  const [asksPassword, setAsks] = useState(false);
  const isPassword = state === "over" || asksPassword;
  return (
    <main className="sign-in" aria-labelledby="lock-title">
      <Stack gap="md" w="100%" maw={360}>
        <div>
          <h1 id="lock-title" style={{ display: "flex", alignItems: "center", gap: 8, margin: 0 }}>
            <Icon name="lock" size={24} /> {t("title")}
          </h1>
          <p className="soft" style={{ margin: 0 }}>
            {t("asWho", { name: `\u2068${name}\u2069` })}
          </p>
        </div>
        <p style={{ margin: 0 }}>{state === "over" ? t("over") : t("more")}</p>
        {isPassword ? (
          <PasswordAgain name={name} username={username} onOpen={onOpen} />
        ) : (
          <PinForm onOpen={onOpen} onOver={onOver} />
        )}
        {!isPassword && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAsks(true)}>
            {t("usePassword")}
          </Button>
        )}
        <Button variant="subtle" size="compact-sm" onClick={() => signOut()}>
          {t("someoneElse")}
        </Button>
      </Stack>
    </main>
  );
}

function PasswordAgain({ name, username, onOpen }: Pick<Props, "name" | "username" | "onOpen">) {
  const t = useTranslations();
  const [password, setPassword] = useState("");
  const [answer, setAnswer] = useState<Entered | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const said = await enterPassword(username, password);
    setPassword("");
    if (said === "in") return onOpen();
    setBusy(false);
    setAnswer(said);
  };
  if (answer === "code") return <CodeForm onIn={onOpen} onLate={() => setAnswer("late")} />;
  const problem = answer === null || answer === "in" ? null : answer;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <PasswordInput
          label={t("signIn.password")}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          dir="ltr"
          required
          withAsterisk={false}
          autoFocus
        />
        {problem && (
          <Alert color="red" role="alert">
            {problem === "late" && t("access.code.late")}
            {problem === "wrong" && t("access.lock.wrongPassword", { name: `\u2068${name}\u2069` })}
            {(problem === "tooMany" || problem === "offline" || problem === "slip" || problem === "left") &&
              t(`signIn.${problem}`)}
          </Alert>
        )}
        <Button type="submit" loading={isBusy}>
          {t("signIn.submit")}
        </Button>
      </Stack>
    </form>
  );
}
