"use client";

import { Button, Loader } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import { Icon } from "../../../components/icons.tsx";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { CaseDialog } from "../cases/case-dialog.tsx";
import { CaseFile } from "../cases/case-file.tsx";
import styles from "./docket.module.css";
import { searchOf, useDocketAddress } from "./docket-address.ts";
import { DocketFilters } from "./docket-filters.tsx";
import { DocketKeysDialog } from "./docket-keys-dialog.tsx";
import { Dockets, KindFacts } from "./docket-kinds.tsx";
import { DocketSearch } from "./docket-search.tsx";
import { More, Nothing, Shown, Tabs, totalOf } from "./docket-states.tsx";
import { DocketTable } from "./docket-table.tsx";
import { isName, ProtectedByName } from "./protected-by-name.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useDocketKeys } from "./use-docket-keys.ts";

const NOBODY: ReadonlySet<number> = new Set();

/** Every matter of the court: one table to search, sort and go through by keyboard, with the file of a case beside it. */
export function DocketScreen() {
  const t = useTranslations("docket");
  const desk = useTranslations("desk");
  const { me, court } = useCourt();
  const router = useRouter();
  const server = useServer();
  const { address, go } = useDocketAddress();
  const search = useRef<HTMLInputElement>(null);
  const [current, setCurrent] = useState<number | null>(address.openCase);
  const [selected, setSelected] = useState(NOBODY);
  const [dialog, setDialog] = useState<"register" | "edit" | "keys" | null>(null);
  const hasPanel = useMediaQuery("(min-width: 75em)", true);
  const mayChange = me.role === "clerk" || me.role === "administrator";

  const tabs = useQuery(server.cases.tabs.queryOptions({ courtId: court.id }));
  const found = useInfiniteQuery(
    server.cases.search.infiniteQueryOptions(
      { courtId: court.id, ...searchOf(address) },
      { getNextPageParam: (page) => page.next ?? undefined, placeholderData: keepPreviousData },
    ),
  );
  const rows = useMemo(() => found.data?.pages.flatMap((page) => page.rows) ?? [], [found.data]);

  const open = useCallback(
    (caseId: number) => (hasPanel ? go({ case: String(caseId) }) : router.push(`/${court.code}/cases/${caseId}`)),
    [hasPanel, go, router, court.code],
  );
  const select = useCallback((caseId: number) => {
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(caseId)) after.add(caseId);
      return after;
    });
  }, []);
  const move = (by: 1 | -1) => {
    const at = rows.findIndex(({ caseId }) => caseId === current);
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + (at < 0 ? 1 : by)))];
    if (!next) return;
    setCurrent(next.caseId);
    const link = document.querySelector<HTMLElement>(`[data-case="${next.caseId}"] a`);
    link?.focus({ preventScroll: true });
    link?.closest("tr")?.scrollIntoView({ block: "nearest" });
    // With the file open, it follows.
    if (address.openCase !== null) open(next.caseId);
    if (rows.at(-3) === next && found.hasNextPage) void found.fetchNextPage();
  };
  const edited = address.openCase ?? current;
  useDocketKeys({
    search,
    move,
    open: () => current !== null && open(current),
    select: () => current !== null && select(current),
    close: () => (address.openCase === null ? setSelected(NOBODY) : go({ case: null })),
    register: () => mayChange && setDialog("register"),
    edit: () => mayChange && edited !== null && setDialog("edit"),
    keys: () => setDialog("keys"),
  });
  const close = () => setDialog(null);
  const isOpen = hasPanel && address.openCase !== null;

  return (
    <div className={`page ${styles.docket} ${isOpen ? styles.withPanel : ""}`}>
      <section className={styles.main} aria-label={t("title")}>
        <div className="page-head">
          <h1>{t("title")}</h1>
          <span className="soft" aria-live="polite">
            {found.data && (
              <Shown count={rows.length} hasMore={found.hasNextPage} total={totalOf(address, tabs.data?.counts)} />
            )}
          </span>
          <span className="spacer" />
          <ToGrid />
          {mayChange && (
            <Button className="no-print" variant="subtle" component={Link} href={`/${court.code}/transfer`}>
              {desk("transfer.title")}
            </Button>
          )}
          {mayChange && (
            <Button className="no-print" leftSection={<Icon name="plus" />} onClick={() => setDialog("register")}>
              {t("register")}
            </Button>
          )}
        </div>
        <Dockets address={address} go={go} />
        {/* Counted over all dockets: beside one of them the figures would mislead. */}
        <Tabs address={address} go={go} counts={address.docket ? undefined : tabs.data?.counts} />
        <div className={`${styles.tools} no-print`}>
          <DocketSearch q={address.q} go={go} input={search} />
          <DocketFilters address={address} go={go} sections={tabs.data?.sections ?? []} />
        </div>
        {isName(address.q) && <ProtectedByName key={address.q} q={address.q} />}
        {selected.size > 0 && <SelectionBar rows={rows} selected={selected} clear={() => setSelected(NOBODY)} />}
        {found.isPending && <Loader role="status" size="sm" aria-label={t("title")} />}
        {found.isError && !found.data && <NotLoaded of={found} what={t("failed")} />}
        {found.data && rows.length === 0 && (
          <Nothing address={address} go={go} mayChange={mayChange} register={() => setDialog("register")} />
        )}
        {rows.length > 0 && (
          <div className={found.isPlaceholderData ? styles.older : undefined}>
            <KindFacts docket={address.docket} pages={found.data?.pages ?? []}>
              <DocketTable
                rows={rows}
                address={address}
                go={go}
                current={current}
                selected={selected}
                onOpen={open}
                onCurrent={setCurrent}
                onSelect={select}
              />
            </KindFacts>
          </div>
        )}
        {found.hasNextPage && <More isBusy={found.isFetchingNextPage} more={() => void found.fetchNextPage()} />}
      </section>
      {isOpen && (
        <aside className={styles.panel} aria-label={t("file.label", { number: "" }).trim()}>
          <CaseFile
            key={address.openCase}
            caseId={address.openCase as number}
            onClose={() => go({ case: null })}
            onEdit={mayChange ? () => setDialog("edit") : undefined}
          />
        </aside>
      )}
      {dialog === "register" && (
        <CaseDialog
          caseId={null}
          onClose={close}
          onSaved={(caseId) => {
            setCurrent(caseId);
            close();
            open(caseId);
          }}
        />
      )}
      {dialog === "edit" && edited !== null && <CaseDialog caseId={edited} onClose={close} onSaved={close} />}
      <DocketKeysDialog opened={dialog === "keys"} onClose={close} />
    </div>
  );
}

/** The same matters as a spreadsheet. */
function ToGrid() {
  const t = useTranslations("register");
  const { court } = useCourt();
  const params = useSearchParams().toString();
  return (
    <Button
      className="no-print"
      variant="subtle"
      component={Link}
      href={`/${court.code}/register${params ? `?${params}` : ""}`}
    >
      {t("open")}
    </Button>
  );
}
