"use client";

import { Alert, Button, Title } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import type { Closure } from "../../../server/rules/calendar/court-calendar.ts";
import { MONDAY_TO_SATURDAY } from "../../../server/rules/calendar/court-calendar.ts";
import type { CourtDay } from "../../../server/rules/calendar/court-day.ts";
import { parseRule } from "../../../server/rules/calendar/recurrence.ts";
import { previewDays } from "../../../server/rules/courts/preview-days.ts";
import { PatternEditor } from "../[court]/settings/pattern-editor.tsx";
import { PreviewDates } from "../[court]/settings/preview-dates.tsx";
import { setLanguage } from "../session.ts";
import { AdministratorStep } from "./administrator-step.tsx";
import { ClosuresStep } from "./closures-step.tsx";
import { CourtsStep } from "./courts-step.tsx";
import { DistrictStep } from "./district-step.tsx";
import styles from "./setup.module.css";
import {
  type Answers,
  chosenCourts,
  type District,
  districtOf,
  keepAnswers,
  keptAnswers,
  missingIn,
  startOf,
} from "./setup-answers.ts";
import { useSetUp } from "./use-set-up.ts";

type Props = { token: string; districts: readonly District[]; closures: readonly Closure[]; today: CourtDay };

/** One page, five steps: what a court needs before its first case. */
export function SetupForm({ token, districts, closures, today }: Props) {
  const t = useTranslations("calendar.setup");
  const [answers, setAnswers] = useState<Answers>(() => startOf(today));
  const [isCustom, setCustom] = useState(false);
  useEffect(() => {
    const kept = keptAnswers();
    setAnswers((before) => ({ ...before, ...kept }));
  }, []);
  useEffect(() => keepAnswers(answers), [answers]);
  const change = (part: Partial<Answers>) => setAnswers((before) => ({ ...before, ...part }));
  const district = districtOf(answers, districts);
  const courts = chosenCourts(answers, district);
  const own = closures.filter(({ scope }) => scope !== undefined && district?.scopes.includes(scope));
  const isRuleReadable = !("refused" in parseRule(answers.pattern.rule));
  const missing = missingIn(answers, district, isRuleReadable);
  const { isBusy, problem, start } = useSetUp(token);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (missing.length === 0 && district) void start({ ...district, courts }, answers);
  };

  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <div>
          <p className={styles.brand}>
            Peshi <span lang="ur">پیشی</span>
          </p>
          <Title order={1}>{t("title")}</Title>
          <p className="soft">{t("intro")}</p>
        </div>
        <Languages />
      </header>
      <form onSubmit={submit} noValidate>
        <Step number={1} title={t("steps.district")} isDone={!missing.includes("district")}>
          <DistrictStep answers={answers} districts={districts} change={change} />
        </Step>
        <Step number={2} title={t("steps.courts")} isDone={!missing.includes("courts")}>
          <CourtsStep answers={answers} district={district} change={change} />
        </Step>
        <Step number={3} title={t("steps.days")} isDone={!missing.includes("days")}>
          <p className="soft">{t("daysMore")}</p>
          <div className={styles.days}>
            <PatternEditor
              draft={answers.pattern}
              onChange={(pattern) => change({ pattern })}
              isCustom={isCustom}
              onCustom={setCustom}
            />
            {isRuleReadable && <Preview answers={answers} closures={answers.loadsClosures ? own : []} today={today} />}
          </div>
        </Step>
        <Step number={4} title={t("steps.closures")} isDone={district !== null}>
          {!district && <p className="soft">{t("closuresMore")}</p>}
          {district && (
            <ClosuresStep
              closures={own}
              today={today}
              isTaken={answers.loadsClosures}
              onTake={(loadsClosures) => change({ loadsClosures })}
            />
          )}
        </Step>
        <Step number={5} title={t("steps.administrator")} isDone={!missing.includes("administrator")}>
          <AdministratorStep value={answers.administrator} onChange={(administrator) => change({ administrator })} />
        </Step>
        {problem && (
          <Alert color="red" role="alert" mb="md">
            {problem}
          </Alert>
        )}
        <div className={styles.start}>
          <Button type="submit" size="md" loading={isBusy} disabled={missing.length > 0}>
            {t("start", { count: Math.max(1, courts.length) })}
          </Button>
          {missing.length > 0 && (
            <span className="soft" role="status">
              {t("missing", { what: missing.map((one) => t(`steps.${one}`)).join(" · ") })}
            </span>
          )}
        </div>
      </form>
    </main>
  );
}

function Step({
  number,
  title,
  isDone,
  children,
}: {
  number: number;
  title: string;
  isDone: boolean;
  children: ReactNode;
}) {
  return (
    <section className={styles.step} aria-labelledby={`step-${number}`}>
      <span className={`${styles.number} ${isDone ? styles.numberDone : ""}`} aria-hidden="true">
        {number}
      </span>
      <div className={styles.body}>
        <h2 id={`step-${number}`} className={styles.title}>
          {title}
        </h2>
        {children}
      </div>
    </section>
  );
}

function Preview({ answers, closures, today }: { answers: Answers; closures: readonly Closure[]; today: CourtDay }) {
  const t = useTranslations("calendar.pattern");
  const { rule, startDay, untilDay, fallbackWeekday } = answers.pattern;
  const calendar = {
    patterns: [{ rule, start: startDay, until: untilDay, fallbackWeekday }],
    closures: [...closures],
    extraDays: [],
    workingWeekdays: MONDAY_TO_SATURDAY,
  };
  return (
    <div>
      <h3 className={styles.previewTitle}>{t("preview")}</h3>
      <PreviewDates days={previewDays(calendar, startDay > today ? startDay : today, 6)} />
    </div>
  );
}

function Languages() {
  const language = useLocale();
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => setLanguage("en")}
        lang="en"
        aria-pressed={language === "en"}
      >
        English
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        onClick={() => setLanguage("ur")}
        lang="ur"
        aria-pressed={language === "ur"}
      >
        اردو
      </Button>
    </div>
  );
}
