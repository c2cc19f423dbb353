"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import styles from "./docket.module.css";
import { type DocketAddress, hasFilters, NO_FILTERS, TABS, type Wish } from "./docket-address.ts";

export type Counts = Record<(typeof TABS)[number], number>;

/** A thousand is where counting stops. */
export function totalOf(address: DocketAddress, counts: Counts | undefined): number | null {
  return counts && address.q === "" && !hasFilters(address) ? counts[address.tab] : null;
}

export function Shown({ count, hasMore, total }: { count: number; hasMore: boolean; total: number | null }) {
  const t = useTranslations("docket");
  if (total !== null && total > 1000) return <Num>{t("many")}</Num>;
  if (total !== null) return t("shown", { n: total });
  return hasMore ? t("shownMore", { n: count }) : t("shown", { n: count });
}

export function Tabs({
  address,
  go,
  counts,
}: {
  address: DocketAddress;
  go: (wish: Wish) => void;
  counts: Counts | undefined;
}) {
  const t = useTranslations("docket");
  return (
    <nav className={`${styles.tabs} no-print`} aria-label={t("tabs.label")}>
      {TABS.map((tab) => (
        <button
          key={tab}
          type="button"
          aria-current={address.tab === tab ? "true" : undefined}
          onClick={() => go({ tab })}
        >
          {t(`tabs.${tab}`)}
          {counts && <Num className={styles.count}>{counts[tab] > 1000 ? t("many") : counts[tab]}</Num>}
        </button>
      ))}
    </nav>
  );
}

export function More({ isBusy, more }: { isBusy: boolean; more: () => void }) {
  const t = useTranslations("docket");
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(more);
  latest.current = more;
  useEffect(() => {
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: "600px",
    });
    if (end.current) seen.observe(end.current);
    return () => seen.disconnect();
  }, []);
  return (
    <div ref={end} className={styles.more}>
      <Button variant="default" loading={isBusy} onClick={more}>
        {t("more")}
      </Button>
    </div>
  );
}

export function Nothing({
  address,
  go,
  mayChange,
  register,
}: {
  address: DocketAddress;
  go: (wish: Wish) => void;
  mayChange: boolean;
  register: () => void;
}) {
  const t = useTranslations("docket");
  const { court } = useCourt();
  const isNarrowed = address.q !== "" || address.tab !== "all" || hasFilters(address);
  if (isNarrowed) {
    return (
      <div className={styles.nothing}>
        <strong>{t("noneFound")}</strong>
        <p>{t("noneFoundHow")}</p>
        <Button variant="default" onClick={() => go({ ...NO_FILTERS, q: null, tab: null })}>
          {t("filters.clear")}
        </Button>
      </div>
    );
  }
  return (
    <div className={styles.nothing}>
      <strong>{t("empty")}</strong>
      <p>{t("emptyHow")}</p>
      {mayChange && (
        <>
          <Button variant="default" component={Link} href={`/${court.code}/import`}>
            {t("toImport")}
          </Button>{" "}
          <Button variant="default" onClick={register}>
            {t("register")}
          </Button>
        </>
      )}
    </div>
  );
}
