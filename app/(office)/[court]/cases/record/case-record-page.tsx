"use client";

import { Button, Loader, NativeSelect, SegmentedControl } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { dayAt, timeAt } from "../../../../../server/rules/calendar/court-day.ts";
import { Icon } from "../../../../components/icons.tsx";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { Num } from "../../../../components/num.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { usePaper } from "../../day/end/use-paper.ts";
import { Day } from "../case-words.tsx";
import styles from "./record.module.css";

type Found = inferRouterOutputs<AppRouter>["cases"]["record"];
type Entry = Found["entries"][number];
type Kind = "all" | Entry["kind"];

/** Rows of the first sight, and how many more each time. */
const SOME = 200;

/** Who saw and did what to a case, on the screen and on paper. */
export function CaseRecordPage({ caseId }: { caseId: number }) {
  const { court } = useCourt();
  const t = useTranslations("audit");
  const actions = useTranslations("actions");
  const server = useServer();
  const language = useLocale();
  const [kind, setKind] = useState<Kind>("all");
  const [actorId, setActorId] = useState("");
  const [most, setMost] = useState(SOME);
  usePaper("a4");
  const asked = { courtId: court.id, caseId, kind: kind === "all" ? null : kind, actorId: actorId || null, most };
  const record = useQuery(server.cases.record.queryOptions(asked, { placeholderData: keepPreviousData }));
  return (
    <div className={`page ${styles.page}`}>
      <header className="page-head no-print">
        <Link href={`/${court.code}/cases/${caseId}`}>{t("back")}</Link>
        <span className="spacer" />
        <Button onClick={() => window.print()} leftSection={<Icon name="print" size={15} />}>
          {actions("print")}
        </Button>
      </header>
      {record.isPending && <Loader role="status" size="sm" aria-label={actions("loading")} />}
      {record.isError && !record.data && <NotLoaded of={record} />}
      {record.data && (
        <>
          <h1 className={styles.title}>{t("title")}</h1>
          <p className={styles.of}>
            <Num>{record.data.number ?? t("unnumbered")}</Num>
            <span>{(language === "ur" ? court.nameUr : null) ?? court.nameEn}</span>
          </p>
          <p className="soft no-print">{t("how")}</p>
          <Filters found={record.data} {...{ kind, setKind, actorId, setActorId }} />
          <Entries entries={record.data.entries} />
          {record.data.hasMore && (
            <Button className="no-print" variant="default" onClick={() => setMost(most + SOME)}>
              {t("more")}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

type Chosen = {
  kind: Kind;
  setKind: (kind: Kind) => void;
  actorId: string;
  setActorId: (actorId: string) => void;
};

function Filters({ found, kind, setKind, actorId, setActorId }: Chosen & { found: Found }) {
  const t = useTranslations("audit");
  const roles = useTranslations("frame.roles");
  const people = found.people.map(({ actorId: value, name, role, acts, readings }) => ({
    value,
    label: t("person", { name, role: roles(role as "clerk"), acts, readings }),
  }));
  return (
    <div className={`${styles.filters} no-print`}>
      <SegmentedControl
        aria-label={t("kind")}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
        data={[
          { value: "all", label: t("all") },
          { value: "act", label: t("acts") },
          { value: "reading", label: t("readings") },
        ]}
      />
      <NativeSelect
        aria-label={t("who")}
        value={actorId}
        onChange={(event) => setActorId(event.currentTarget.value)}
        data={[{ value: "", label: t("everybody") }, ...people]}
      />
    </div>
  );
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  const t = useTranslations("audit");
  if (entries.length === 0) return <p>{t("none")}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("columns.when")}</th>
          <th scope="col">{t("columns.who")}</th>
          <th scope="col">{t("columns.what")}</th>
          <th scope="col" className={styles.entry} title={t("entryHow")}>
            {t("columns.entry")}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={`${entry.at}/${entry.seq}/${entry.action}`} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ entry }: { entry: Entry }) {
  const t = useTranslations();
  const { me } = useCourt();
  const at = new Date(entry.at);
  const what = useActionWords();
  const who = entry.source === "screen" ? (entry.by ?? t("docket.file.somebody")) : t(`docket.file.${entry.source}`);
  return (
    <tr>
      <td className={styles.when}>
        <Day day={dayAt(at, me.timezone)} style="date" /> <Num>{timeAt(at, me.timezone)}</Num>
      </td>
      <td>
        <bdi>{who}</bdi>
        {entry.role !== null && <span className="soft"> · {t(`frame.roles.${entry.role as "clerk"}`)}</span>}
      </td>
      <td>
        {entry.kind === "reading" && <span className={styles.seen}>{t("audit.seen")}</span>}
        <span className={entry.isUndone ? styles.undone : undefined}>{what(entry.action)}</span>
        {entry.words !== null && (
          <span className="soft">
            {" · "}
            <bdi>{t("audit.said", { words: entry.words })}</bdi>
          </span>
        )}
        {entry.isUndone && <span className="soft"> · {t("audit.undone")}</span>}
      </td>
      <td className={styles.entry}>{entry.seq !== null && <Num className="soft">{entry.seq}</Num>}</td>
    </tr>
  );
}

function useActionWords(): (action: string) => string {
  const t = useTranslations();
  return (action) => {
    const name = action.replaceAll(".", "-");
    if (t.has(`audit.reading.${name}` as never)) return t(`audit.reading.${name}` as "audit.reading.case-read");
    return t.has(`docket.actions.${name}` as never)
      ? t(`docket.actions.${name}` as "docket.actions.other")
      : t("docket.actions.other");
  };
}
