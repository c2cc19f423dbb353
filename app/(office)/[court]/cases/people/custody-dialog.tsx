"use client";

import { Button, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { earliestArrest } from "../../../../../server/rules/case/detention.ts";
import { Day } from "../case-words.tsx";
import { BailForm } from "./bail-form.tsx";
import { CustodyForm } from "./custody-form.tsx";
import styles from "./people.module.css";
import { type CasePerson, isolated, type Standing } from "./people-data.ts";
import { useRecordCustody } from "./use-record-custody.ts";

type Props = { person: CasePerson; today: CourtDay; offenceDay: CourtDay | null; close: () => void };

/** The custody of one accused: what is kept, what happened now, and what a judge looks at for bail. */
export function CustodyDialog({ person, today, offenceDay, close }: Props) {
  const t = useTranslations("people.custody");
  const actions = useTranslations("actions");
  const record = useRecordCustody(person, close);
  const custody = person.custody as Standing;
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t("title", { name: isolated(person.name) })}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      <div className={styles.form}>
        <Periods custody={custody} strike={(periodId) => record.run({ act: "struck", periodId })} />
        <CustodyForm
          custody={custody}
          today={today}
          earliest={earliestArrest({ offenceDay, birthDay: person.birthDay })}
          record={record}
          close={close}
        />
        {custody.custody === "in" && <BailForm custody={custody} today={today} record={record} />}
      </div>
    </Modal>
  );
}

function Periods({ custody, strike }: { custody: Standing; strike: (periodId: number) => void }) {
  const t = useTranslations("people.custody");
  if (custody.periods.length === 0) return <p className="soft">{t("none")}</p>;
  return (
    <section>
      <strong>{t("periods")}</strong>
      <ul className={styles.periods}>
        {custody.periods.map(({ periodId, kind, place, fromDay, untilDay, endedBecause }) => (
          <li key={periodId}>
            <span>
              <Day day={fromDay} style="date" /> – {untilDay ? <Day day={untilDay} style="date" /> : t("lasts")}
            </span>
            <span className="soft">
              {[t(kind), place && t("at", { place: isolated(place) }), endedBecause && t(`ends.${endedBecause}`)]
                .filter(Boolean)
                .join(" · ")}
            </span>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() => window.confirm(t("strikeAsk")) && strike(periodId)}
            >
              {t("strike")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
