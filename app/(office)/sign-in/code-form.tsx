"use client";

import { Alert, Button, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type Entered, enterCode } from "./enter.ts";

type Props = {
  onIn: () => void;
  /** The password has to be given once more. */
  onLate: () => void;
};

/** The second step of a sign-in: six figures from the phone, or a code of the printed sheet. */
export function CodeForm({ onIn, onLate }: Props) {
  const t = useTranslations();
  const [code, setCode] = useState("");
  const [isRecovery, setRecovery] = useState(false);
  const [problem, setProblem] = useState<Entered | null>(null);
  const [isBusy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const answer = await enterCode(code, isRecovery);
    if (answer === "in") return onIn();
    setBusy(false);
    setProblem(answer);
    setCode("");
    if (answer === "late") onLate();
  };
  const turn = () => {
    setRecovery(!isRecovery);
    setCode("");
    setProblem(null);
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput
          key={isRecovery ? "recovery" : "phone"}
          label={t(isRecovery ? "access.code.recovery" : "access.code.field")}
          description={t(isRecovery ? "access.code.recoveryMore" : "access.code.ask")}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          inputMode={isRecovery ? "text" : "numeric"}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={isRecovery ? 20 : 8}
          dir="ltr"
          required
          withAsterisk={false}
          autoFocus
          data-autofocus
        />
        {problem && problem !== "in" && problem !== "code" && problem !== "late" && (
          <Alert color="red" role="alert">
            {problem === "wrong"
              ? t(isRecovery ? "access.code.wrongRecovery" : "access.code.wrong")
              : t(`signIn.${problem}`)}
          </Alert>
        )}
        <Button type="submit" loading={isBusy} fullWidth>
          {t("access.code.submit")}
        </Button>
        <Button variant="subtle" size="compact-sm" onClick={turn}>
          {t(isRecovery ? "access.code.usePhone" : "access.code.useRecovery")}
        </Button>
        <p className="soft" style={{ margin: 0 }}>
          {t(isRecovery ? "access.code.lost" : "access.code.onceADay")}
        </p>
      </Stack>
    </form>
  );
}
