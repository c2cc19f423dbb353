"use client";

import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { refusalOf, useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useDayText } from "../case-words.tsx";
import styles from "./people.module.css";
import { type CasePerson, isolated } from "./people-data.ts";

type Props = { person: CasePerson; today: CourtDay; close: () => void };

/** A juvenile into a case of its own, with a first date. */
export function SplitJuvenile({ person, today, close }: Props) {
  const t = useTranslations("people.juvenile");
  const all = useTranslations("people.form");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const text = useDayText();
  const [number, setNumber] = useState("");
  const [day, setDay] = useState<CourtDay | null>(null);
  const [made, setMade] = useState<{ caseId: number; day: CourtDay } | null>(null);
  const name = isolated(person.name);
  const split = useMutation(server.hearings.splitJuvenile.mutationOptions());
  const refused = refusalOf(split.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { casePersonId, version } = person;
    split.mutate(
      { courtId: court.id, casePersonId, version, number, day, key: newKey() },
      {
        onSuccess: ({ changeId, caseId, day: given }) => {
          saved({ changeId, message: t("splitDone", { name }) });
          setMade({ caseId, day: given as CourtDay });
        },
      },
    );
  };

  return (
    <Modal
      opened
      onClose={close}
      title={t("splitTitle", { name })}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      {made ? (
        <div className={styles.form}>
          <p style={{ margin: 0 }} role="status">
            {t("splitDone", { name })} {t("splitFirst", { day: text(made.day) })}
          </p>
          <Button component={Link} href={`/${court.code}/cases/${made.caseId}`}>
            {t("splitOpen")}
          </Button>
        </div>
      ) : (
        <form className={styles.form} onSubmit={submit}>
          <p style={{ margin: 0 }}>{t("splitHow")}</p>
          <TextInput
            label={t("splitNumber")}
            description={t("splitNumberHow")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={number}
            dir="ltr"
            autoComplete="off"
            data-autofocus
            error={refused?.detail.field === "number" ? all("notRead") : undefined}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
          <DayField
            label={t("splitDay")}
            description={t("splitDayHow")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={day}
            minDate={today}
            maw="100%"
            onChange={setDay}
          />
          <div className={styles.foot}>
            {split.error && (
              <span className={styles.problem} role="alert">
                {words(split.error)}
              </span>
            )}
            <Button variant="default" onClick={close}>
              {actions("cancel")}
            </Button>
            <Button type="submit" loading={split.isPending}>
              {t("splitGo")}
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
