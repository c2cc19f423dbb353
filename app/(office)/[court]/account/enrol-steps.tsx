"use client";

import { Alert, Button, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { codeAddress, inFours, secretOf } from "../../../../server/rules/access/second-factor.ts";
import { beginCode, type Entered, enterCode } from "../../sign-in/enter.ts";
import styles from "./account.module.css";
import { CodePicture } from "./code-picture.tsx";
import { OwnPassword, type PasswordProblem } from "./own-password.tsx";
import { RecoverySheet } from "./recovery-sheet.tsx";

type Begun = { secret: string; recovery: string[] };

/** Password, picture and first code, recovery codes: the way to a second factor. Nothing is on before the code was right. */
export function EnrolSteps({ username, onDone }: { username: string; onDone: () => void }) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [isOn, setOn] = useState(false);
  if (begun === null) return <BeginForm onBegun={setBegun} />;
  if (isOn) return <RecoverySheet username={username} codes={begun.recovery} onDone={onDone} />;
  return <FirstCode username={username} secret={begun.secret} onOn={() => setOn(true)} />;
}

function BeginForm({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const t = useTranslations();
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<PasswordProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const said = await beginCode(password);
    setBusy(false);
    if (typeof said === "string") return setProblem(said);
    const secret = secretOf(said.address);
    if (secret) onBegun({ secret, recovery: said.recovery });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={420}>
        <OwnPassword value={password} onChange={setPassword} problem={problem} autoFocus />
        <div>
          <Button type="submit" loading={isBusy}>
            {t("access.enrol.begin")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function FirstCode({ username, secret, onOn }: { username: string; secret: string; onOn: () => void }) {
  const t = useTranslations();
  const [code, setCode] = useState("");
  const [problem, setProblem] = useState<Entered | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const said = await enterCode(code, false);
    setBusy(false);
    if (said === "in") return onOn();
    setCode("");
    setProblem(said);
  };
  return (
    <form onSubmit={submit} className={styles.steps}>
      <div>
        <h2>{t("access.enrol.scan")}</h2>
        <p className={`soft ${styles.note}`}>{t("access.enrol.scanMore")}</p>
        <CodePicture text={codeAddress(secret, username)} label={t("access.enrol.picture")} />
        <p className={styles.note} style={{ marginBlockStart: 8 }}>
          {t("access.enrol.byHand")}:{" "}
          <bdi dir="ltr" className={styles.key} data-secret>
            {inFours(secret)}
          </bdi>
        </p>
      </div>
      <div>
        <h2 id="first-code">{t("access.enrol.enter")}</h2>
        <TextInput
          aria-labelledby="first-code"
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={problem === "wrong" ? t("access.code.wrong") : undefined}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          w={160}
          dir="ltr"
          required
        />
        {(problem === "tooMany" || problem === "offline") && (
          <Alert color="red" role="alert" mt="sm">
            {t(`signIn.${problem}`)}
          </Alert>
        )}
        <Button type="submit" mt="sm" loading={isBusy}>
          {t("access.enrol.confirm")}
        </Button>
      </div>
    </form>
  );
}
