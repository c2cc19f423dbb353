"use client";

import { Button, Modal, Stack } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useCourt } from "../../court-context.tsx";
import { newRecovery } from "../../sign-in/enter.ts";
import styles from "./account.module.css";
import { EnrolSteps } from "./enrol-steps.tsx";
import { OwnPassword, type PasswordProblem } from "./own-password.tsx";
import { RecoverySheet } from "./recovery-sheet.tsx";

/** The second factor of one's own: turned on here where the district asks nobody, and its recovery codes made anew. */
export function CodeSection() {
  const t = useTranslations("access");
  const { me } = useCourt();
  const router = useRouter();
  const [asking, setAsking] = useState<"on" | "sheet" | null>(null);
  const close = () => {
    setAsking(null);
    router.refresh();
  };
  return (
    <section>
      <h2>{t("factor.title")}</h2>
      <p className={styles.note}>{t(me.isDemo ? "factor.demo" : me.hasCode ? "factor.on" : "factor.off")}</p>
      {!me.isDemo && (
        <Button variant="default" onClick={() => setAsking(me.hasCode ? "sheet" : "on")}>
          {t(me.hasCode ? "factor.newSheet" : "factor.turnOn")}
        </Button>
      )}
      <Modal opened={asking !== null} onClose={close} title={t("factor.title")} closeOnClickOutside={false} size="lg">
        {asking === "on" && <EnrolSteps username={me.username} onDone={close} />}
        {asking === "sheet" && <NewSheet username={me.username} onDone={close} />}
      </Modal>
    </section>
  );
}

function NewSheet({ username, onDone }: { username: string; onDone: () => void }) {
  const t = useTranslations();
  const [password, setPassword] = useState("");
  const [codes, setCodes] = useState<string[] | null>(null);
  const [problem, setProblem] = useState<PasswordProblem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const said = await newRecovery(password);
    setBusy(false);
    if (typeof said === "string") setProblem(said);
    else setCodes(said);
  };
  if (codes) return <RecoverySheet username={username} codes={codes} onDone={onDone} />;
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <p className={`soft ${styles.note}`}>{t("access.factor.newSheetMore")}</p>
        <OwnPassword value={password} onChange={setPassword} problem={problem} data-autofocus />
        <Button type="submit" loading={isBusy}>
          {t("access.factor.newSheet")}
        </Button>
      </Stack>
    </form>
  );
}
