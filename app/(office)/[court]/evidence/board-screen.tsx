"use client";

import { Button, Loader, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { AfterEvent } from "../cases/evidence/after-event.tsx";
import { ChaseDialog } from "../cases/evidence/chase-dialog.tsx";
import styles from "./board.module.css";
import { type Board, type Chosen, chosenRequests, countsOf } from "./board-data.ts";
import { BoardTable } from "./board-table.tsx";
import { BoardTabs } from "./board-tabs.tsx";
import { ChaseBar } from "./chase-bar.tsx";
import { CsvButton } from "./csv-button.tsx";
import { EvidenceKeysDialog } from "./evidence-keys-dialog.tsx";
import { SourceTable } from "./source-table.tsx";
import { useBoardActs } from "./use-board-acts.ts";
import { useBoardKeys } from "./use-board-keys.ts";

const ALL: Chosen = { tab: "open", source: null, q: "", sort: "need" };

/** What the court waits for and from whom: by source, the longest overdue first, chased from here. */
export function BoardScreen() {
  const t = useTranslations("evidence");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const [chosen, setChosen] = useState<Chosen>(ALL);
  const found = useQuery(
    server.evidence.board.queryOptions(
      { courtId: court.id, withEnded: chosen.tab === "ended" },
      { placeholderData: keepPreviousData },
    ),
  );
  return (
    <div className={`page ${styles.board}`}>
      {found.isPending && (
        <>
          <h1>{t("title")}</h1>
          <Loader role="status" size="sm" aria-label={actions("loading")} />
        </>
      )}
      {found.isError && !found.data && (
        <div className={styles.nothing}>
          <NotLoaded of={found} what={t("board.failed")} />
        </div>
      )}
      {found.data && <Shown board={found.data} chosen={chosen} setChosen={setChosen} />}
    </div>
  );
}

type ShownProps = { board: Board; chosen: Chosen; setChosen: (chosen: Chosen) => void };

function Shown({ board, chosen, setChosen }: ShownProps) {
  const t = useTranslations("evidence.board");
  const title = useTranslations("evidence")("title");
  const reports = useTranslations("days.court");
  const { me, court } = useCourt();
  const mayChange = me.role === "clerk" || me.role === "administrator";
  const search = useRef<HTMLInputElement>(null);
  const rows = useMemo(() => chosenRequests(board, chosen), [board, chosen]);
  const acts = useBoardActs(rows, mayChange);
  const [isKeysOpen, setKeysOpen] = useState(false);
  useBoardKeys({
    ...acts,
    search,
    select: acts.selectCurrent,
    close: acts.clear,
    keys: () => setKeysOpen(true),
  });
  const choose = (part: Partial<Chosen>) => setChosen({ ...chosen, ...part });

  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        <span className="soft" aria-live="polite">
          {t("shown", { n: rows.length })}
        </span>
        <span className="spacer" />
        <Link href={`/${court.code}/evidence/reports`}>{reports("open")}</Link>
        <CsvButton rows={rows} today={board.today} />
      </div>
      <BoardTabs tab={chosen.tab} counts={countsOf(board)} onTab={(tab) => choose({ tab })} />
      <SourceTable sources={board.sources} chosen={chosen.source} onSource={(source) => choose({ source })} />
      <div className={`${styles.tools} no-print`}>
        <TextInput
          ref={search}
          className={styles.search}
          aria-label={t("search")}
          placeholder={t("search")}
          value={chosen.q}
          onChange={(event) => choose({ q: event.currentTarget.value })}
          rightSection={<kbd aria-hidden>/</kbd>}
        />
        {(chosen.q !== "" || chosen.source !== null) && (
          <Button variant="subtle" onClick={() => choose({ q: "", source: null })}>
            {t("clear")}
          </Button>
        )}
        {!mayChange && <span className="soft">{t("readOnly")}</span>}
      </div>
      <AfterEvent />
      {acts.selected.size > 0 && <ChaseBar acts={acts} />}
      {rows.length === 0 ? (
        <Nothing isEmpty={board.requests.length === 0} />
      ) : (
        <BoardTable
          rows={rows}
          acts={acts}
          mayChange={mayChange}
          sort={chosen.sort}
          onSort={(sort) => choose({ sort })}
        />
      )}
      {acts.chasing.length > 0 && (
        <ChaseDialog requests={acts.chasing} onClose={acts.endChase} onDone={acts.openLetters} />
      )}
      <EvidenceKeysDialog opened={isKeysOpen} onClose={() => setKeysOpen(false)} />
    </>
  );
}

function Nothing({ isEmpty }: { isEmpty: boolean }) {
  const t = useTranslations("evidence.board");
  return (
    <div className={styles.nothing}>
      <strong>{t(isEmpty ? "empty" : "noneFound")}</strong>
      {isEmpty && <p>{t("emptyHow")}</p>}
    </div>
  );
}
