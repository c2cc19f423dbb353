"use client";

import { useTranslations } from "next-intl";
import { Num } from "../../../components/num.tsx";
import docketStyles from "../docket/docket.module.css";
import { TABS, type Tab } from "./board-data.ts";

type Props = { tab: Tab; counts: Record<Tab, number>; onTab: (tab: Tab) => void };

export function BoardTabs({ tab, counts, onTab }: Props) {
  const t = useTranslations("evidence.board.tabs");
  return (
    <nav className={`${docketStyles.tabs} no-print`} aria-label={t("label")}>
      {TABS.map((one) => (
        <button key={one} type="button" aria-current={one === tab ? "true" : undefined} onClick={() => onTab(one)}>
          {t(one)}
          {/* What ended is not read before it is asked for, so it is not counted either. */}
          {(one !== "ended" || tab === "ended") && <Num className={docketStyles.count ?? ""}>{counts[one]}</Num>}
        </button>
      ))}
    </nav>
  );
}
