"use client";

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { SIDES } from "../../../../../server/rules/case/adjournment.ts";
import { Icon } from "../../../../components/icons.tsx";
import { Num } from "../../../../components/num.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import styles from "./orders.module.css";

/** Adjournments of a case by the side they count against, and the way to its order sheet. */
export function AdjournmentsSection({ caseId }: { caseId: number }) {
  const { court } = useCourt();
  const t = useTranslations("process");
  const terms = useTranslations("terms.sides");
  const server = useServer();
  const { data } = useQuery(server.process.adjournments.queryOptions({ courtId: court.id, caseId }));
  if (!data) return null;
  const sides = SIDES.filter((side) => data.bySide[side] > 0).sort((a, b) => data.bySide[b] - data.bySide[a]);
  return (
    <section className={styles.section}>
      <h3>
        {t("counts.title")}
        <Button
          className="no-print"
          size="compact-xs"
          variant="subtle"
          component={Link}
          href={`/${court.code}/cases/${caseId}/orders`}
          prefetch={false}
          leftSection={<Icon name="print" size={13} />}
        >
          {t("orders.open")}
        </Button>
      </h3>
      <p className={styles.counts}>
        <span>{data.total === 0 ? t("counts.none") : t("counts.total", { total: data.total })}</span>
        {sides.map((side) => (
          <span key={side}>
            {terms(side)} <Num>{data.bySide[side]}</Num>
          </span>
        ))}
        {data.notReached > 0 && <span className="soft">{t("counts.notReached", { n: data.notReached })}</span>}
      </p>
      {data.warned.map(({ side, times }) => (
        <p key={side} className={`mark mark-risk ${styles.warned}`}>
          <Icon name="risk" size={12} />
          {t("counts.warned", { side: terms(side), n: times, at: data.warnsAt })}
        </p>
      ))}
    </section>
  );
}
