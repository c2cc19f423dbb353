"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import docketStyles from "../docket/docket.module.css";
import type { BoardActs } from "./use-board-acts.ts";

/** The selected requests are chased together: one act, one letter each. */
export function ChaseBar({ acts }: { acts: BoardActs }) {
  const t = useTranslations("evidence.board");
  const { selectedRows } = acts;
  const n = selectedRows.filter(({ may }) => may.includes("chased")).length;
  const left = selectedRows.length - n;
  return (
    <div className={`${docketStyles.selection} no-print`} role="status">
      <span>{t("selected", { n: selectedRows.length })}</span>
      {left > 0 && <span className="soft">{t("notAll", { n: left })}</span>}
      <Button
        size="compact-sm"
        leftSection={<Icon name="print" size={14} />}
        disabled={n === 0}
        loading={acts.isBusy}
        onClick={acts.chase}
      >
        {t("chaseSelected", { n })}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={acts.clear}>
        {t("unselect")}
      </Button>
    </div>
  );
}
