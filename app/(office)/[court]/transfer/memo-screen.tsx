"use client";

import { Button, Loader } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { useErrorWords, useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText, useToday } from "../cases/case-words.tsx";
import { usePaper } from "../day/end/use-paper.ts";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./transfer.module.css";

/** The paper that tells everybody the new place and the new dates: numbers only, nobody's name. */
export function MemoScreen({ changeId }: { changeId: number }) {
  const t = useTranslations("desk.memo");
  const terms = useTranslations("terms.purposes");
  const actions = useTranslations("actions");
  const language = useLocale();
  const { me, court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const text = useDayText();
  const today = useToday();
  usePaper("a4");
  const router = useRouter();
  const saved = useSaved();
  const showError = useShowError();
  const mayUndo = me.role === "clerk" || me.role === "administrator";
  const undo = useMutation(
    server.changes.undo.mutationOptions({
      onSuccess: () => {
        router.push(`/${court.code}/transfer`);
        saved({ message: actions("undone") });
      },
      onError: showError,
    }),
  );
  const found = useQuery(server.desk.transferMemo.queryOptions({ courtId: court.id, changeId }));
  if (found.isPending) return <Loader role="status" size="sm" aria-label={actions("loading")} />;
  if (!found.data) {
    return (
      <p role="alert" className="page">
        {words(found.error)}
      </p>
    );
  }
  const { from, to, rows, ...memo } = found.data;
  const nameOf = (one: typeof from) => (one ? (language === "ur" ? (one.nameUr ?? one.nameEn) : one.nameEn) : "");
  const receiving = nameOf(to) || (memo.toCourt ?? "");
  return (
    <div className={`page ${styles.memo}`}>
      <div className="page-head no-print">
        <Link href={`/${court.code}/transfer`}>{t("back")}</Link>
        <span className="spacer" />
        {mayUndo && memo.isOut && (
          <Button
            variant="default"
            loading={undo.isPending}
            onClick={() => undo.mutate({ courtId: court.id, changeId, key: newKey() })}
          >
            {actions("undo")}
          </Button>
        )}
        <Button variant="default" leftSection={<Icon name="print" size={15} />} onClick={() => window.print()}>
          {actions("print")}
        </Button>
      </div>
      <h2>{t("title")}</h2>
      <dl>
        <dt>{t("from")}</dt>
        <dd>{nameOf(from)}</dd>
        <dt>{t("to")}</dt>
        <dd>
          <strong>{receiving}</strong>
          {to?.place && <> · {to.place}</>}
        </dd>
        <dt>{t("reason")}</dt>
        <dd>
          <bdi>{memo.because}</bdi>
        </dd>
      </dl>
      <p>{t("order", { by: `\u2068${memo.orderedBy}\u2069`, day: text(memo.day, "date") })}</p>
      {to && <p>{t("place", { court: `\u2068${receiving}\u2069` })}</p>}
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t("serial")}</th>
            <th scope="col">{t("old")}</th>
            {to && <th scope="col">{t("number")}</th>}
            {to && <th scope="col">{t("date")}</th>}
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.caseId}>
              <td>
                <Num>{at + 1}</Num>
              </td>
              <td>
                <Num>{row.oldNumber ?? row.number}</Num>
              </td>
              {to && (
                <td>
                  <Num>{row.number}</Num>
                </td>
              )}
              {to && (
                <td>
                  {row.dates.length === 0 && <span className="soft">{t("none")}</span>}
                  {row.dates.map(({ day, block, purpose }) => (
                    <span key={purpose} style={{ display: "block" }}>
                      {text(day, "date")} {block && <Num>{block}</Num>} <span className="soft">{terms(purpose)}</span>
                    </span>
                  ))}
                </td>
              )}
              <td>{row.isPartHeard && t("partHeard")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="soft">{t("asOf", { day: text(today, "date") })}</p>
    </div>
  );
}
