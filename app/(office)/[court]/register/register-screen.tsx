"use client";

import { Button, Loader, NativeSelect } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { GRID_COLUMNS, type GridColumn } from "../../../../server/rules/docket/grid-columns.ts";
import { DATE_ORDERS, type DateOrder } from "../../../../server/rules/imports/register-fields.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { searchOf, useDocketAddress } from "../docket/docket-address.ts";
import { DocketFilters } from "../docket/docket-filters.tsx";
import { Dockets } from "../docket/docket-kinds.tsx";
import { DocketSearch } from "../docket/docket-search.tsx";
import { Nothing } from "../docket/docket-states.tsx";
import { useCellReading, useChoices, useShown } from "./cell-words.ts";
import { choose, countCells, NO_DRAFTS, takeBack } from "./grid-drafts.ts";
import { GridKeysDialog } from "./grid-keys-dialog.tsx";
import { allProblems, GridProblems } from "./grid-problems.tsx";
import { at, START } from "./grid-range.ts";
import type { Writing } from "./grid-row.tsx";
import { GridStatus } from "./grid-status.tsx";
import styles from "./register.module.css";
import { RegisterGrid } from "./register-grid.tsx";
import { useDateOrder } from "./use-date-order.ts";
import { useDrafts } from "./use-drafts.ts";
import { useGridActs } from "./use-grid-acts.ts";
import { useLeaveGuard } from "./use-leave-guard.ts";
import { useSaveRegister } from "./use-save-register.ts";

/** The register as a spreadsheet: many matters edited together, saved together or not at all. */
export function RegisterScreen() {
  const t = useTranslations("register");
  const docket = useTranslations("docket");
  const { me, court } = useCourt();
  const { address, go } = useDocketAddress();
  const isPhone = useMediaQuery("(max-width: 48em)", false);
  const mayChange = me.role === "clerk" || me.role === "administrator";
  const isReadOnly = !mayChange || isPhone;
  const [order, setOrder] = useDateOrder(court.id);
  const [how, shown, choices] = [useCellReading(order), useShown(order), useChoices()];
  const { drafts, change, settle, back, restored, hide } = useDrafts(how);
  const { rows, found, sections, rowsUpTo } = useRows();
  const [selection, select] = useState(START);
  const [writing, write] = useState<Writing | null>(null);
  const [isShowingKeys, showKeys] = useState(false);
  const grid = useRef<HTMLTableElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const foot = useRef<HTMLDivElement>(null);
  const save = useSaveRegister(drafts, settle);
  const acts = useGridActs({ rows, rowsUpTo, drafts, change, how, selection, select, shown });
  const [unsaved, problems] = useMemo(() => [countCells(drafts), allProblems(drafts).length], [drafts]);
  useLeaveGuard(unsaved);
  const maySave = unsaved > 0 && problems === 0 && !save.isBusy && !isReadOnly;
  const isAsked = useSaveKey(() => maySave && save.run());

  const goTo = (caseId: number, column: GridColumn | null) => {
    const row = rows.findIndex((one) => one.caseId === caseId);
    // A row that the filters do not show is looked for by its number.
    if (row < 0) return go({ q: drafts.get(caseId)?.base.cells.number ?? null, tab: null });
    select(at({ row, column: column ? GRID_COLUMNS.indexOf(column) : 0 }));
    grid.current?.focus({ preventScroll: true });
  };
  const discard = () => {
    if (window.confirm(t("discardAsk", { n: unsaved }))) settle(() => NO_DRAFTS);
    save.forget();
  };

  return (
    <div className={`page ${styles.screen}`}>
      <div className="page-head">
        <h1>{t("title")}</h1>
        <span className="soft" aria-live="polite">
          {found.data && t(found.hasNextPage ? "loadedMore" : "loaded", { n: rows.length })}
        </span>
        <span className="spacer" />
        <ToDocket />
      </div>
      <div>
        <Dockets address={address} go={go} />
      </div>
      <div className={`${styles.tools} no-print`}>
        <DocketSearch q={address.q} go={go} input={search} />
        <DocketFilters address={address} go={go} sections={sections} />
      </div>
      <div className={`${styles.how} no-print`}>
        <span className="soft">{t(!mayChange ? "readOnly" : isPhone ? "phone" : "how")}</span>
        {!isReadOnly && <DateOrderField order={order} onChange={setOrder} />}
      </div>
      {restored && (
        <p className={`${styles.restored} no-print`} role="status">
          {restored.cells > 0 && t("kept", { n: restored.cells })} {restored.namesLeft > 0 && t("namesNotKept")}
          <CloseNotice onClose={hide} />
        </p>
      )}
      {found.isPending && <Loader role="status" size="sm" aria-label={t("title")} />}
      {found.isError && !found.data && <NotLoaded of={found} what={docket("failed")} />}
      {found.data && rows.length === 0 && <Nothing address={address} go={go} mayChange={false} register={noop} />}
      {rows.length > 0 && (
        <RegisterGrid
          {...{ grid, rows, drafts, isReadOnly, selection, select, writing, write, shown, choices, back }}
          {...acts}
          hasMore={found.hasNextPage}
          more={() => !found.isFetchingNextPage && void found.fetchNextPage()}
          leave={() => foot.current?.querySelector("button")?.focus()}
        />
      )}
      <div ref={foot} className={`${styles.foot} no-print`}>
        <GridStatus row={rows[selection.active.row]} column={selection.active.column} drafts={drafts} shown={shown} />
        <Button variant="subtle" size="compact-md" onClick={() => showKeys(true)}>
          {t("keys.open")}
        </Button>
        {unsaved > 0 && (
          <Button variant="default" onClick={discard}>
            {t("discard")}
          </Button>
        )}
        {!isReadOnly && (
          <Button disabled={!maySave} loading={save.isBusy} onClick={save.run} title="Ctrl+S">
            {t("save", { n: unsaved })}
          </Button>
        )}
      </div>
      {(save.error || (problems > 0 && (save.isRefused || isAsked))) && (
        <p className={styles.refused} role="alert">
          {save.error ?? t("notSaved")}
        </p>
      )}
      <GridProblems
        drafts={drafts}
        shown={shown}
        go={goTo}
        choose={(caseId, column, side) => change((before) => choose(before, caseId, column, side))}
        takeBack={(caseId, column) => change((before) => takeBack(before, caseId, column))}
      />
      <GridKeysDialog opened={isShowingKeys} onClose={() => showKeys(false)} />
    </div>
  );
}

const noop = () => undefined;

function useRows() {
  const { court } = useCourt();
  const server = useServer();
  const { address } = useDocketAddress();
  const tabs = useQuery(server.cases.tabs.queryOptions({ courtId: court.id }));
  const found = useInfiniteQuery(
    server.cases.registerPage.infiniteQueryOptions(
      { courtId: court.id, ...searchOf(address) },
      // What stands in the cells must not move while somebody writes; a save reads it again.
      { getNextPageParam: (page) => page.next ?? undefined, refetchOnWindowFocus: false },
    ),
  );
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.rows) ?? [], [found.data]);
  const rowsUpTo = async (count: number) => {
    let known = { data: found.data, hasNextPage: found.hasNextPage };
    const countOf = () => known.data?.pages.reduce((sum, page) => sum + page.rows.length, 0) ?? 0;
    while (countOf() < count && known.hasNextPage) known = await found.fetchNextPage();
    return known.data?.pages.flatMap((page) => page.rows) ?? [];
  };
  return { rows, found, sections: tabs.data?.sections ?? [], rowsUpTo };
}

/** Ctrl+S saves wherever the cursor is; true once it was asked for. */
function useSaveKey(save: () => void): boolean {
  const [isAsked, setAsked] = useState(false);
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.code !== "KeyS" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setAsked(true);
      // A cell that is being written is finished first.
      (document.activeElement as HTMLElement | null)
        ?.closest("td")
        ?.querySelector<HTMLElement>("input, textarea")
        ?.blur();
      setTimeout(() => latest.current());
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
  return isAsked;
}

function DateOrderField({ order, onChange }: { order: DateOrder; onChange: (order: DateOrder) => void }) {
  const t = useTranslations("register");
  const id = useId();
  return (
    <span className={styles.order}>
      <label htmlFor={id}>{t("dateOrder")}</label>
      <NativeSelect
        id={id}
        size="xs"
        value={order}
        data={DATE_ORDERS.map((one) => ({ value: one, label: t(`orders.${one}`) }))}
        onChange={(event) => onChange(event.currentTarget.value as DateOrder)}
      />
    </span>
  );
}

function ToDocket() {
  const t = useTranslations("register");
  const { court } = useCourt();
  const params = useSearchParams().toString();
  return (
    <Button
      className="no-print"
      variant="subtle"
      component={Link}
      href={`/${court.code}/docket${params ? `?${params}` : ""}`}
    >
      {t("toDocket")}
    </Button>
  );
}

function CloseNotice({ onClose }: { onClose: () => void }) {
  const t = useTranslations("actions");
  return (
    <Button variant="subtle" size="compact-sm" onClick={onClose}>
      {t("close")}
    </Button>
  );
}
