"use client";

import { Button, Checkbox, Loader } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useMemo, useState } from "react";
import { addDays, type CourtDay, dayAt, isCourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { Icon } from "../../../components/icons.tsx";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { LanguageChoice } from "../cases/orders/order-paper.tsx";
import { CheckPaper } from "./check-paper.tsx";
import { MakeOutDialog } from "./make-out-dialog.tsx";
import { PapersView } from "./papers-view.tsx";
import styles from "./process.module.css";
import {
  acceptedOf,
  gapsIn,
  isLive,
  linesOf,
  type ProcessItem,
  type ProcessMatter,
  papersOf,
  recallOf,
  withGapsOnly,
} from "./process-data.ts";
import { ApartPapers, JailPapers, OfficerPapers, RecallPapers } from "./process-papers.tsx";
import { ProcessTable } from "./process-table.tsx";
import { useProcessWords } from "./process-words.ts";
import { ProductionNotices } from "./production-notices.tsx";
import { RecallDialog, type RecallMark } from "./recall-dialog.tsx";
import { markOf } from "./recall-list.tsx";
import { type ProcessActs, useProcessActs } from "./use-process-acts.ts";
import { useProcessKeys } from "./use-process-keys.ts";

const VIEWS = ["matters", "check", "papers", "jails", "officers", "apart", "recalls"] as const;
type View = (typeof VIEWS)[number];

/** What must go out for a hearing day, and its papers. Without a day in the address, the coming one. */
export function ProcessScreen() {
  const { court, me } = useCourt();
  const server = useServer();
  const search = useSearchParams();
  const asked = search.get("day");
  const isAsked = asked !== null && isCourtDay(asked);
  const check = useQuery({ ...server.process.check.queryOptions({ courtId: court.id }), enabled: !isAsked });
  const actions = useTranslations("actions");
  if (isAsked) return <ProcessOfDay key={asked} day={asked} opensOn="matters" />;
  if (check.isPending) return <Loader role="status" m="lg" size="sm" aria-label={actions("loading")} />;
  // From the menu: what is missing for the coming day comes first, where a day is coming.
  const coming = check.data?.day;
  return <ProcessOfDay day={coming ?? dayAt(new Date(), me.timezone)} opensOn={coming ? "check" : "matters"} />;
}

function ProcessOfDay({ day, opensOn }: { day: CourtDay; opensOn: View }) {
  const { court } = useCourt();
  const t = useTranslations("process.day");
  const ofCheck = useTranslations("process.check");
  const actions = useTranslations("actions");
  const server = useServer();
  const words = useProcessWords();
  const router = useRouter();
  const search = useSearchParams();
  const [view, setView] = useState<View>(() => VIEWS.find((one) => one === search.get("view")) ?? opensOn);
  const [paperId, setPaperId] = useState<number | null>(() => Number(search.get("paper")) || null);
  const [language, setLanguage] = useState<"en" | "ur">(words.locale);
  const [current, setCurrent] = useState<string | null>(null);
  const [recall, setRecall] = useState<RecallMark | null>(null);
  const [making, setMaking] = useState<ProcessMatter | null>(null);
  const acts = useProcessActs();
  const found = useQuery({
    ...server.process.ofDay.queryOptions({ courtId: court.id, day }),
    placeholderData: keepPreviousData,
  });
  const matters = found.data?.matters ?? NONE;
  const check = useQuery(server.process.check.queryOptions({ courtId: court.id, day }));
  const gaps = useMemo(() => gapsIn(check.data, day), [check.data, day]);
  const [onlyGaps, setOnlyGaps] = useState(search.get("only") === "gaps");
  const shown = useMemo(() => (onlyGaps && gaps ? withGapsOnly(matters, gaps) : matters), [onlyGaps, gaps, matters]);
  const lines = useMemo(() => (view === "matters" ? linesOf(shown) : []), [view, shown]);
  const ask = {
    recall: (item: ProcessItem) => {
      const step = recallOf(item);
      if (step === "to-send" || step === "sent") setRecall(markOf(item, step));
    },
    paper: (id: number) => show("papers", id),
    makeOut: setMaking,
  };
  useProcessKeys(lines, current, setCurrent, acts, { ...ask, isOpen: recall !== null || making !== null });
  const go = (to: CourtDay) => router.push(`/${court.code}/process?day=${to}`);
  const show = (chosen: View, paper: number | null = null) => {
    setView(chosen);
    setPaperId(paper);
    const one = paper === null ? "" : `&paper=${paper}`;
    window.history.replaceState(null, "", `${window.location.pathname}?day=${day}&view=${chosen}${one}`);
  };
  // No paper is printed to an alias.
  const named = matters.filter(({ isShaded }) => !isShaded);
  const papers = { found: { ...found.data!, matters: named }, language };
  return (
    <div className="page">
      <header className="page-head no-print">
        <h1>{t("title", { day: words.day(day, "long") })}</h1>
        <span className={styles.around}>
          <Link href={`/${court.code}/process?day=${addDays(day, -1)}`} aria-label={t("previous")}>
            ‹
          </Link>
          <Link href={`/${court.code}/process?day=${addDays(day, 1)}`} aria-label={t("next")}>
            ›
          </Link>
          <DayField size="xs" w={130} aria-label={t("chooseDay")} value={day} onChange={(to) => to && go(to)} />
        </span>
        <Counts matters={matters} />
        <span className="spacer" />
        {view !== "matters" && <LanguageChoice language={language} onLanguage={setLanguage} />}
        {view !== "matters" && (
          <Button onClick={() => window.print()} leftSection={<Icon name="print" size={15} />}>
            {actions("print")}
          </Button>
        )}
      </header>
      <nav className={`${styles.views} no-print`} aria-label={t("title", { day: words.day(day) })}>
        {VIEWS.map((one) => (
          <button key={one} type="button" aria-current={one === view ? "page" : undefined} onClick={() => show(one)}>
            {t(`views.${one}`)}
          </button>
        ))}
      </nav>
      <Bar matters={view === "matters" ? matters : NONE} acts={acts} keys={view === "matters" ? t("keys") : null}>
        {view === "matters" && gaps && gaps.size > 0 && (
          <Checkbox
            size="sm"
            label={ofCheck("only", { n: gaps.size })}
            checked={onlyGaps}
            onChange={(event) => setOnlyGaps(event.currentTarget.checked)}
          />
        )}
      </Bar>
      {found.isPending && <Loader role="status" size="sm" aria-label={actions("loading")} />}
      {found.isError && !found.data && <NotLoaded of={found} />}
      {found.data && matters.length === 0 && <p>{t("empty", { day: words.day(day, "long") })}</p>}
      {named.length < matters.length && (
        <p className="note no-print">{t("shaded", { n: matters.length - named.length })}</p>
      )}
      {found.data && check.data && view === "check" && (
        <CheckPaper
          {...{ day, language, matters, acts, check: check.data, today: found.data.today }}
          onRecalls={(to) =>
            to === day ? show("recalls") : router.push(`/${court.code}/process?day=${to}&view=recalls`)
          }
        />
      )}
      {matters.length > 0 && (
        <>
          {view === "matters" && (
            <ProcessTable day={day} matters={shown} currentKey={current} onChoose={setCurrent} acts={acts} ask={ask} />
          )}
          {view === "papers" && paperId === null && <ProductionNotices matters={matters} acts={acts} />}
          {view === "papers" && (
            <PapersView
              {...papers}
              acts={acts}
              onlyId={paperId}
              onAll={() => show("papers")}
              onApart={() => show("apart")}
            />
          )}
          {view === "jails" && <JailPapers {...papers} acts={acts} />}
          {view === "officers" && <OfficerPapers {...papers} />}
          {view === "apart" && <ApartPapers {...papers} />}
          {view === "recalls" && <RecallPapers {...papers} acts={acts} onMark={setRecall} />}
        </>
      )}
      {recall && <RecallDialog mark={recall} acts={acts} onClose={() => setRecall(null)} />}
      {making && <MakeOutDialog matter={making} acts={acts} onClose={() => setMaking(null)} />}
    </div>
  );
}

const NONE: readonly ProcessMatter[] = [];

function Counts({ matters }: { matters: readonly ProcessMatter[] }) {
  const t = useTranslations("process.day");
  const live = papersOf(matters, isLive);
  const proposals = matters.reduce((sum, matter) => sum + matter.proposals.length, 0);
  const out = live.filter(({ item }) => item.state !== "to-issue").length;
  const served = papersOf(matters, ({ isServed, state }) => isServed === true && state !== "recalled").length;
  if (matters.length === 0) return null;
  return <span className="soft">{t("counts", { wanted: live.length + proposals, out, served })}</span>;
}

/** What concerns all lines at once, what was done last, and its way back. */
function Bar({
  matters,
  acts,
  keys,
  children,
}: {
  matters: readonly ProcessMatter[];
  acts: ProcessActs;
  keys: string | null;
  children: ReactNode;
}) {
  const t = useTranslations("process.day");
  const actions = useTranslations("actions");
  const proposed = matters.flatMap((matter) => matter.proposals.map((proposal) => acceptedOf(matter, proposal)));
  const toIssue = papersOf(matters, ({ state }) => state === "to-issue").map(({ item }) => item.id);
  if (keys === null && !acts.done) return null;
  return (
    <div className={`${styles.bar} no-print`}>
      {proposed.length > 0 && (
        <Button size="compact-sm" loading={acts.isBusy} onClick={() => acts.accept(proposed, "to-issue")}>
          {t("acceptAll", { n: proposed.length })}
        </Button>
      )}
      {toIssue.length > 0 && (
        <Button
          size="compact-sm"
          variant={proposed.length > 0 ? "default" : "filled"}
          loading={acts.isBusy}
          onClick={() => acts.mark(toIssue, "issued")}
        >
          {t("issueAll", { n: toIssue.length })}
        </Button>
      )}
      {children}
      {acts.done && (
        <span role="status" className={styles.done}>
          <Icon name="done" size={14} /> {acts.done.message}{" "}
          <Button size="compact-xs" variant="default" disabled={acts.isBusy} onClick={acts.undo}>
            {actions("undo")} <kbd aria-hidden>Z</kbd>
          </Button>
        </span>
      )}
      {keys && <span className={`soft key-hint ${styles.keys}`}>{keys}</span>}
    </div>
  );
}
