"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { Day, useDayText } from "../cases/case-words.tsx";
import styles from "./docket.module.css";
import { DOCKETS, type DocketAddress, type Wish } from "./docket-address.ts";
import type { DocketRow } from "./docket-row.ts";

type Fact = inferRouterOutputs<AppRouter>["cases"]["kindFacts"][number];

const Facts = createContext<ReadonlyMap<number, Fact>>(new Map());

/** Trials, inquiries, applications, with how many are pending. */
export function Dockets({ address, go }: { address: DocketAddress; go: (wish: Wish) => void }) {
  const t = useTranslations("desk.docketTabs");
  const many = useTranslations("docket");
  const { court } = useCourt();
  const server = useServer();
  const counts = useQuery(server.cases.dockets.queryOptions({ courtId: court.id })).data;
  return (
    <nav className={`${styles.dockets} no-print`} aria-label={t("label")}>
      {[undefined, ...DOCKETS].map((docket) => (
        <button
          key={docket ?? "all"}
          type="button"
          aria-current={address.docket === docket ? "true" : undefined}
          onClick={() => go({ docket: docket ?? null })}
        >
          {t(docket ?? "all")}
          {docket && counts && (
            <Num className={styles.count}>{counts[docket] > 1000 ? many("many") : counts[docket]}</Num>
          )}
        </button>
      ))}
    </nav>
  );
}

type Shown = { docket: DocketAddress["docket"]; pages: readonly { rows: DocketRow[] }[]; children: ReactNode };

/** What a docket of its own shows beside the rest, asked apart for each page of it. */
export function KindFacts({ docket, pages, children }: Shown) {
  const { court } = useCourt();
  const server = useServer();
  const isAsked = docket === "inquiry" || docket === "application";
  const found = useQueries({
    queries: (isAsked ? pages : []).map(({ rows }) =>
      server.cases.kindFacts.queryOptions({ courtId: court.id, caseIds: rows.map(({ caseId }) => caseId) }),
    ),
    combine: (all) => all.map(({ data }) => data),
  });
  const facts = useMemo(
    () => new Map(found.flatMap((page) => page ?? []).map((fact) => [fact.caseId, fact] as const)),
    [found],
  );
  return <Facts.Provider value={facts}>{children}</Facts.Provider>;
}

type Props = { caseId: number };
const useFact = (caseId: number): Fact | undefined => useContext(Facts).get(caseId);

export function AskedCell({ caseId }: Props) {
  const t = useTranslations("desk.applications");
  const kind = useFact(caseId)?.applicationKind;
  return kind ? t(kind) : null;
}

/** How a bail application stands against its days; nothing for others, which have no clock. */
export function ClockCell({ caseId }: Props) {
  const t = useTranslations("kinds.clock");
  const whole = useTranslations("desk.clock");
  const text = useDayText();
  const clock = useFact(caseId)?.clock;
  if (!clock) return null;
  const mark = { pending: "mark-risk", overdue: "mark-breach", decided: "mark-done", "decided-late": "mark-plain" };
  const facts = { day: text(clock.dueDay, "short"), days: clock.daysOver };
  return (
    <span className={`mark ${mark[clock.state]}`} title={whole(clock.state, facts)}>
      <Icon name="clock" size={13} />
      {t(clock.state, facts)}
    </span>
  );
}

export const PermissionCell = ({ caseId }: Props) => <KindDay of="permissionDay" caseId={caseId} />;
export const LastReportCell = ({ caseId }: Props) => <KindDay of="lastReportDay" caseId={caseId} />;
export const NextReportCell = ({ caseId }: Props) => <KindDay of="nextReportDay" caseId={caseId} />;

const COLUMN = { permissionDay: "permission", lastReportDay: "lastReport", nextReportDay: "nextReport" } as const;

function KindDay({ of, caseId }: Props & { of: keyof typeof COLUMN }) {
  const t = useTranslations("docket.columns");
  const fact = useFact(caseId);
  const day = fact?.[of];
  if (!fact) return null;
  return (
    <>
      <span className={styles.phoneLabel}>{t(COLUMN[of])}: </span>
      {day ? <Day day={day} style="figures" /> : <span className="soft">—</span>}
    </>
  );
}
