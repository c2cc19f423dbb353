"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import styles from "../case-file.module.css";
import { inOrder, useDayText } from "../case-words.tsx";
import { ReopenDialog } from "./reopen-dialog.tsx";
import { type Life, useMayRecord, useNameOf } from "./use-life.ts";

type Settlement = Life["settlements"][number];

/** Every settlement that was recorded, with what it ended for whom; one that was opened again keeps its row. */
export function Settlements({ caseId, life }: { caseId: number; life: Life }) {
  const t = useTranslations("settlement");
  const mayRecord = useMayRecord();
  const [reopening, setReopening] = useState<number | null>(null);
  return (
    <section>
      <h3>{t("settled.title")}</h3>
      <ul className={styles.names}>
        {life.settlements.map((one) => (
          <li key={one.id}>
            <Words settlement={one} accused={life.accused} />
            {mayRecord && one.reopenedDay === null && (
              <Button
                className="no-print"
                size="compact-sm"
                variant="subtle"
                color="gray"
                onClick={() => setReopening(one.id)}
              >
                {t("settled.reopen")}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {reopening !== null && (
        <ReopenDialog caseId={caseId} life={life} settlementId={reopening} onClose={() => setReopening(null)} />
      )}
    </section>
  );
}

function Words({ settlement, accused }: { settlement: Settlement; accused: Life["accused"] }) {
  const t = useTranslations("settlement");
  const law = useTranslations("law.compounders");
  const relations = useTranslations("law.relations");
  const text = useDayText();
  const nameOf = useNameOf();
  const { parts, statedDay, statementReference, askedDay, isVoluntary, leaveDay } = settlement;
  const parted = accused
    .map((one) => ({ one, sections: parts.filter(({ accusedId }) => accusedId === one.id) }))
    .filter(({ sections }) => sections.length > 0);
  const answer = isVoluntary && t(`settle.voluntary.${isVoluntary}`);
  return (
    <div className={settlement.reopenedDay === null ? undefined : styles.withdrawn}>
      <div>
        {parted.map(({ one, sections }) => (
          <div key={one.id}>
            {t("settled.part", {
              name: `\u2068${nameOf(one)}\u2069`,
              sections: inOrder(sections.map(({ section }) => section)),
            })}
          </div>
        ))}
      </div>
      <div className="soft">
        {t("settled.on", { day: text(statedDay, "date"), reference: statementReference })} ·{" "}
        {law(settlement.compoundedAs)}
        {settlement.relation && ` (${relations(settlement.relation)})`}
        {settlement.guardianName && (
          <span className="no-print">
            {" "}
            <bdi>{settlement.guardianName}</bdi>
          </span>
        )}
        {askedDay && answer && ` · ${t("settled.askedOn", { day: text(askedDay, "date"), answer })}`}
        {leaveDay && ` · ${t("settled.leaveOn", { day: text(leaveDay, "date") })}`}
      </div>
      {settlement.reopenedDay && (
        <div className={styles.note}>
          {t("settled.reopened", {
            day: text(settlement.reopenedDay, "date"),
            judge: settlement.reopenedBy ?? "",
            because: settlement.reopenedBecause ?? "",
          })}
        </div>
      )}
    </div>
  );
}
