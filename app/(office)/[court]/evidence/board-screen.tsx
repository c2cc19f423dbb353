"use client";

import { Button, Loader, TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import type { LedgerEventKind } from "../../../../server/rules/evidence/evidence-ledger.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { AfterEvent } from "../cases/evidence/after-event.tsx";
import { ChaseDialog } from "../cases/evidence/chase-dialog.tsx";
import { useRecordEvent } from "../cases/evidence/use-record-event.ts";
import styles from "./board.module.css";
import { type Board, type BoardRequest, type Chosen, chosenRequests, countsOf } from "./board-data.ts";
import { BoardTable } from "./board-table.tsx";
import { BoardTabs } from "./board-tabs.tsx";
import { ChaseBar } from "./chase-bar.tsx";
import { CsvButton } from "./csv-button.tsx";
import { EvidenceKeysDialog } from "./evidence-keys-dialog.tsx";
import { SourceTable } from "./source-table.tsx";
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

export type BoardActs = ReturnType<typeof useBoardActs>;

/** What can be done with the row that is current and with those that are selected. */
function useBoardActs(rows: readonly BoardRequest[], mayChange: boolean) {
  const { court } = useCourt();
  const router = useRouter();
  const { record, isBusy } = useRecordEvent();
  const [current, setCurrent] = useState<number | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const currentRow = rows.find(({ requestId }) => requestId === current);
  const selectedRows = rows.filter(({ requestId }) => selected.has(requestId));
  const select = (requestIds: readonly number[], isOn?: boolean) =>
    setSelected((before) => {
      const after = new Set(before);
      for (const id of requestIds) {
        if (isOn ?? !before.has(id)) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  const move = (by: 1 | -1) => {
    const at = rows.findIndex(({ requestId }) => requestId === current);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + (at < 0 ? 1 : by)))];
    if (!next) return;
    setCurrent(next.requestId);
    const row = document.querySelector<HTMLElement>(`[data-request="${next.requestId}"]`);
    row?.querySelector("a")?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
  };
  const [chasing, setChasing] = useState<readonly BoardRequest[]>([]);
  const chase = (wanted: readonly BoardRequest[]) => {
    const requests = wanted.filter(({ may }) => may.includes("chased"));
    if (mayChange) setChasing(requests);
  };
  /** Each gets its letter; the letters open at once, and the way back stays in the notice. */
  const openLetters = (eventIds: number[], changeId: number) =>
    router.push(`/${court.code}/evidence/letters?ids=${eventIds.join(",")}&change=${changeId}`);
  return {
    current,
    setCurrent,
    selected,
    selectedRows,
    select,
    clear: () => setSelected(new Set()),
    move,
    isBusy,
    chasing,
    endChase: () => setChasing([]),
    openLetters,
    chase: () => chase(selectedRows.length > 0 ? selectedRows : currentRow ? [currentRow] : []),
    record: (kind: LedgerEventKind) => {
      if (mayChange && currentRow?.may.includes(kind)) record({ requests: [currentRow], kind });
    },
    selectCurrent: () => current !== null && mayChange && select([current]),
    open: () => currentRow && router.push(`/${court.code}/cases/${currentRow.caseId}`),
  };
}
