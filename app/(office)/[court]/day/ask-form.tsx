"use client";

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import styles from "./day.module.css";
import type { Answers, Asking } from "./use-record.ts";

type Props = { asking: Asking; onAnswer: (answers: Answers) => void; onCancel: () => void };

/** What must be written down before this outcome can stand: a reason, or the judge who ordered it. */
export function AskForm({ asking, onAnswer, onCancel }: Props) {
  const t = useTranslations("sheet");
  const [answers, setAnswers] = useState<Answers>({ overloadBecause: "", orderedBy: "", because: "" });
  const wanted = [
    ...(asking.correction ? (["because"] as const) : []),
    ...(asking.overload ? (["overloadBecause"] as const) : []),
    ...(asking.order ? (["orderedBy"] as const) : []),
  ];
  const label = { because: t("ask.because"), overloadBecause: t("ask.overload"), orderedBy: t("ask.orderedBy") };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted.every((name) => answers[name].trim() !== "")) onAnswer(answers);
  };
  return (
    <form className={styles.step} onSubmit={submit} onKeyDown={(event) => event.code === "Escape" && onCancel()}>
      {asking.correction && <p className={styles.hint}>{t("ask.correction")}</p>}
      {asking.order && <p className={styles.hint}>{t("ask.orderedHow")}</p>}
      {wanted.map((name, at) => (
        <TextInput
          key={name}
          label={label[name]}
          required
          maxLength={name === "orderedBy" ? 120 : 500}
          data-autofocus={at === 0 || undefined}
          autoFocus={at === 0}
          value={answers[name]}
          onChange={(event) => setAnswers({ ...answers, [name]: event.currentTarget.value })}
        />
      ))}
      <div className={styles.footButtons}>
        <Button type="submit" rightSection={<kbd>Enter</kbd>}>
          {asking.correction ? t("saveCorrection") : t("save")}
        </Button>
        <Button variant="default" onClick={onCancel} rightSection={<kbd>Esc</kbd>}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
