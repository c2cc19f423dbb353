"use client";

import { Button, Loader } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { officeNumber } from "../../../../server/rules/case/case-label.ts";
import { CASE_ROLES } from "../../../../server/rules/people/people.ts";
import { Num } from "../../../components/num.tsx";
import { refusalOf, useErrorWords, useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { PrintHead } from "../day/end/print-head.tsx";
import { newKey } from "../settings/use-save.tsx";
import styles from "./lost.module.css";
import type { Told, ToldChange } from "./lost-data.ts";

/** Who must be told of a lost day, each person once, to print and to tick off. */
export function ToldScreen({ lostDayId }: { lostDayId: number }) {
  const t = useTranslations("lost.told");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const told = useQuery(server.lostDays.told.queryOptions({ courtId: court.id, lostDayId }, { retry: false }));
  if (told.isPending) return <Loader size="sm" role="status" aria-label={t("open")} />;
  if (told.isError) {
    const isGone = refusalOf(told.error)?.code === "not-found";
    return <p role="alert">{isGone ? t("gone") : words(told.error)}</p>;
  }
  return (
    <div className="page">
      <Buttons told={told.data} />
      <section className={styles.paper}>
        <Paper told={told.data} />
      </section>
    </div>
  );
}

function Buttons({ told }: { told: Told }) {
  const t = useTranslations("lost.told");
  const { court } = useCourt();
  const server = useServer();
  const router = useRouter();
  const queries = useQueryClient();
  const showError = useShowError();
  const undo = useMutation(
    server.changes.undo.mutationOptions({
      onError: showError,
      onSuccess: () => {
        notifications.show({ message: t("undone") });
        router.push(`/${court.code}/week`);
        // This list is no more: asked for again it would only be missed.
        const isOther = ({ queryKey: [path] }: { queryKey: readonly unknown[] }) => !String(path).includes("told");
        void queries.invalidateQueries({ predicate: isOther });
      },
    }),
  );
  return (
    <div className={`${styles.buttons} no-print`}>
      <Button onClick={() => window.print()}>{t("print")}</Button>
      <Button
        variant="default"
        loading={undo.isPending}
        onClick={() => undo.mutate({ courtId: court.id, changeId: told.changeId, key: newKey() })}
      >
        {t("undo")}
      </Button>
    </div>
  );
}

function Paper({ told }: { told: Told }) {
  const t = useTranslations("lost.told");
  const terms = useTranslations("terms");
  const language = useLocale();
  const [day, until] = [told.day, told.untilDay].map((one) => dayWords(one, language, "long")) as [string, string];
  const title = told.day === told.untilDay ? t("title", { day }) : t("titleDays", { day, until });
  // A day of which the rest was adjourned may have no words of its own, but always a reason.
  const why = told.because || (told.reason ? terms(`reasons.${told.reason}`) : "");
  return (
    <>
      <PrintHead title={title} day={told.day} />
      <p>
        {t("because", { because: why })}
        {told.blocks && <> · {t("blocks", { blocks: told.blocks.join(", ") })}</>}
      </p>
      {told.desk.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <>
          <Officials told={told} />
          <Desk told={told} />
        </>
      )}
    </>
  );
}

function Officials({ told }: { told: Told }) {
  const t = useTranslations("lost.told");
  const terms = useTranslations("terms");
  const language = useLocale();
  return (
    <>
      <h3>{t("officers")}</h3>
      {told.officials.length === 0 && <p className="soft">{t("noOfficials")}</p>}
      {told.officials.map((one) => (
        <div key={`${one.role}/${one.personId}`} className={styles.person}>
          <p>
            <span className={styles.box} aria-hidden="true" />{" "}
            <strong>
              <bdi>{(language === "ur" ? one.nameUr : null) ?? one.name}</bdi>
            </strong>{" "}
            <span className="soft">
              {[terms(`roles.${one.role}`), one.agency].filter(Boolean).join(language === "ur" ? "، " : ", ")}
            </span>
          </p>
          <table className={`sheet ${styles.table}`}>
            <thead>
              <tr>
                {(["case", "purpose", "old", "new"] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {one.changes.map((change) => (
                <tr key={`${change.fromDay}/${change.caseId}/${change.purpose}`}>
                  <Dates change={change} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ))}
    </>
  );
}

/** Parties and witnesses are counted, never named: this paper leaves the room. */
function Desk({ told }: { told: Told }) {
  const t = useTranslations("lost.told");
  const terms = useTranslations("terms");
  const roleOf = (role: string) => CASE_ROLES.find((one) => one === role) ?? "witness";
  return (
    <>
      <h3>{t("desk")}</h3>
      <p className="soft">{t("deskHow")}</p>
      <table className={`sheet ${styles.table}`}>
        <thead>
          <tr>
            {(["case", "purpose", "old", "new", "people", "done"] as const).map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {told.desk.map((one) => (
            <tr key={`${one.fromDay}/${one.caseId}/${one.purpose}`}>
              <Dates change={one} />
              <td data-label={t("columns.people")}>
                {[
                  ...one.people.map(({ role, n }) => t("count", { role: terms(`roles.${roleOf(role)}`), n })),
                  ...(one.custody === "in" ? [t("jail")] : []),
                ].join(" · ")}
              </td>
              <td data-label={t("columns.done")}>
                <span className={styles.box} aria-hidden="true" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Dates({ change }: { change: ToldChange }) {
  const t = useTranslations("lost.told");
  const terms = useTranslations("terms");
  const language = useLocale();
  const say = (day: CourtDay) => dayWords(day, language, "short");
  const { toDay, toBlock, standsOn } = change;
  return (
    <>
      <th scope="row">
        <Num>{officeNumber(change)}</Num>
      </th>
      <td data-label={t("columns.purpose")}>{terms(`purposes.${change.purpose}`)}</td>
      <td data-label={t("columns.old")}>
        <span className={styles.old}>{say(change.fromDay)}</span> {change.block && <Num>{change.block}</Num>}
      </td>
      <td data-label={t("columns.new")}>
        {toDay === null ? t("undated") : <strong>{say(toDay)}</strong>} {toBlock && <Num>{toBlock}</Num>}
        {standsOn && standsOn !== toDay && <em> {t("standsNow", { day: say(standsOn) })}</em>}
      </td>
    </>
  );
}
