"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import { useCourt } from "../../court-context.tsx";
import styles from "./week.module.css";
import type { Week } from "./week-data.ts";

/** What a court with an empty docket or without hearing days sees: three steps, the first that is not done in front. */
export function FirstSteps({ week }: { week: Week }) {
  const t = useTranslations("calendar.week");
  const { court } = useCourt();
  const steps = [
    { title: t("firstDays"), more: t("firstDaysMore"), href: `/${court.code}/settings`, isDone: week.hasPattern },
    { title: t("firstImport"), more: t("firstImportMore"), href: `/${court.code}/import`, isDone: week.hasCases },
    { title: t("firstPlan"), more: t("firstPlanMore"), href: `/${court.code}/planner`, isDone: false },
  ];
  const next = steps.findIndex(({ isDone }) => !isDone);

  return (
    <section className={styles.first} aria-labelledby="first-steps">
      <h2 id="first-steps">{t("firstTitle")}</h2>
      <ol>
        {steps.map(({ title, more, href, isDone }, at) => (
          <li key={href} className={isDone ? styles.firstDone : undefined}>
            <span className={styles.firstNumber} aria-hidden="true">
              {isDone ? <Icon name="done" /> : at + 1}
            </span>
            <div>
              <strong>{title}</strong>
              {isDone && <span className="mark mark-done">{t("done")}</span>}
              <p className="soft">{more}</p>
            </div>
            {!isDone && (
              <Button component={Link} href={href} variant={at === next ? "filled" : "default"}>
                {title}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
