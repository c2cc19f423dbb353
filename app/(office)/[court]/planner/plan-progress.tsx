"use client";

import { Button, Loader } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useCourt } from "../../court-context.tsx";
import styles from "./planner.module.css";
import type { PlanJob } from "./planner-data.ts";
import type { PlanWatch } from "./use-plan-job.ts";

/** The planning that runs, with its best so far and the way to stop it; then what became of each court. */
export function PlanProgress({ watch }: { watch: PlanWatch }) {
  const t = useTranslations("planning.job");
  const { running, over, isGone, stop, close } = watch;
  if (running) return <Running job={running} stop={() => void stop()} />;
  if (isGone)
    return (
      <p role="alert" className={styles.job}>
        {t("gone")}
      </p>
    );
  if (over?.state === "refused") return <Refused job={over} />;
  if (!over || (over.courtIds.length === 1 && !over.isStopped)) return null;
  return <Results job={over} close={close} />;
}

function Running({ job, stop }: { job: PlanJob; stop: () => void }) {
  const t = useTranslations("planning.job");
  const { progress, isStopping, isMine, courtIds, weeks, startedBy } = job;
  return (
    <div className={`${styles.job} no-print`} role="status" data-plan-job={job.id}>
      <span className={styles.jobSaid}>
        <Loader size={14} /> {t("running", { n: courtIds.length, weeks })}{" "}
        <span className="soft">{isMine ? t("leave") : t("theirs", { who: startedBy })}</span>
        <strong>{progress ? t("best", progress) : t("searching")}</strong>
      </span>
      <Button size="compact-sm" variant="default" onClick={stop} disabled={isStopping}>
        {t(isStopping ? "stopping" : "stop")}
      </Button>
    </div>
  );
}

function Results({ job, close }: { job: PlanJob; close: () => void }) {
  const t = useTranslations("planning.job");
  const language = useLocale();
  const { me } = useCourt();
  const planned = job.results.flatMap((one) => (one.code === "planned" ? [one] : []));
  const sum = (name: "placed" | "unplaced") => planned.reduce((total, one) => total + one[name], 0);
  return (
    <section className={`${styles.job} no-print`} aria-label={t("results")}>
      <strong>{t("done", { courts: planned.length, placed: sum("placed"), without: sum("unplaced") })}</strong>
      {job.isStopped && <span>{t("stopped")}</span>}
      <ul className={styles.results}>
        {job.results.map((one) => {
          const court = me.courts.find(({ id }) => id === one.courtId);
          const name = (language === "ur" ? court?.nameUr : null) ?? court?.nameEn ?? "";
          const said =
            one.code === "planned"
              ? t("planned", { placed: one.placed, without: one.unplaced })
              : t(one.code === "nothing-to-do" ? "nothing" : "noDays");
          return (
            <li key={one.courtId}>
              <Link href={`/${court?.code}/planner`}>
                <bdi>{name}</bdi>
              </Link>{" "}
              <span className="soft">{said}</span>
            </li>
          );
        })}
      </ul>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={close}>
        {t("close")}
      </Button>
    </section>
  );
}

/** A plan that was not written says why, and that nothing was. */
function Refused({ job }: { job: PlanJob }) {
  const t = useTranslations("planning.job");
  const planner = useTranslations("planner");
  const errors = useTranslations("errors.refusals");
  const language = useLocale();
  const { me } = useCourt();
  const code = job.refusal?.code;
  const court = me.courts.find((one) => one.code === job.refusal?.detail.court);
  const name = (language === "ur" ? court?.nameUr : null) ?? court?.nameEn ?? "";
  const says = () => {
    if (code === "stale") return t("stale", { court: name });
    if (code === "nothing-to-do") return planner("noPending");
    if (code === "not-a-hearing-day") return planner("noHearingDays");
    if (code === "day-past" || code === "reason-needed" || code === "busy") return errors(code, { field: "" });
    return t("failed");
  };
  return (
    <p role={code === "nothing-to-do" ? "status" : "alert"} className={styles.job}>
      {says()}
    </p>
  );
}
