"use client";

import { Button, Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { FOURTH_PROVISO_FACTS, type FourthProvisoFact } from "../../../../../server/rules/case/statutory-bail.ts";
import { DayField } from "../../../../components/day-field.tsx";
import styles from "./people.module.css";
import type { Standing } from "./people-data.ts";
import type { RecordCustody } from "./use-record-custody.ts";

type Props = { custody: Standing; today: CourtDay; record: RecordCustody };

/** A judge's refusal, which alone moves the alarm, and the facts of the fourth proviso, which move nothing. */
export function BailForm({ custody, today, record }: Props) {
  const t = useTranslations("people.bail");
  const actions = useTranslations("actions");
  const [bailRefusedDay, setRefused] = useState(custody.bailRefusedDay);
  const [facts, setFacts] = useState<readonly FourthProvisoFact[]>(custody.fourthProviso);
  const toggle = (fact: FourthProvisoFact, isOn: boolean) =>
    setFacts((before) => (isOn ? [...before, fact] : before.filter((one) => one !== fact)));
  return (
    <section className={styles.form}>
      <strong>{t("title")}</strong>
      <DayField
        label={t("refusedDay")}
        description={t("refusedHow")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={bailRefusedDay}
        maxDate={today}
        maw="100%"
        clearable
        onChange={setRefused}
      />
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <legend>{t("facts")}</legend>
        {FOURTH_PROVISO_FACTS.map((fact) => (
          <Checkbox
            key={fact}
            mt={6}
            label={t(`fourthProviso.${fact}`)}
            checked={facts.includes(fact)}
            onChange={(event) => toggle(fact, event.currentTarget.checked)}
          />
        ))}
      </fieldset>
      <div className={styles.foot}>
        <Button
          variant="default"
          loading={record.isBusy}
          onClick={() => record.run({ act: "bail-facts", bailRefusedDay, fourthProviso: [...facts] })}
        >
          {actions("save")}
        </Button>
      </div>
    </section>
  );
}
