"use client";

import { Button, Menu } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { disposalsOf } from "../../../../../server/rules/applications/application-results.ts";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { useCourt } from "../../../court-context.tsx";
import { DecideDialog } from "../application/decide-application.tsx";
import type { File } from "../case-data.ts";
import { JudgmentDialog } from "../judgment/judgment-dialog.tsx";
import type { CasePerson } from "../people/people-data.ts";
import { SplitActs } from "../people/split-acts.tsx";
import { SplitJuvenile } from "../people/split-juvenile.tsx";
import { useMatter } from "../stage/use-matter.ts";
import { PositionDialog } from "./position-dialog.tsx";
import { FlagDialog } from "./private-words.tsx";
import { SettleDialog } from "./settle-dialog.tsx";
import { useLife, useMayRecord } from "./use-life.ts";

type Opened = "decide" | "judgment" | "position" | "settle" | "flag";

/** What a case seldom needs. A settlement is here and nowhere else: no screen leads to it. */
export function MoreActs({ file }: { file: File }) {
  const t = useTranslations("settlement");
  const applications = useTranslations("applications");
  const { me } = useCourt();
  const mayRecord = useMayRecord();
  const mayRaise = me.role === "clerk" || me.role === "judge";
  const [opened, setOpened] = useState<Opened | null>(null);
  const [juvenile, setJuvenile] = useState<{ person: CasePerson; today: CourtDay } | null>(null);
  const { data: life } = useLife(file.caseId);
  const { data: matter } = useMatter(file.caseId);
  const isApplication = matter?.docket === "application";
  // Nothing is compounded on a bail application: only where a prosecution pends, or an appeal or a revision of it.
  const maySettle = matter !== undefined && disposalsOf(matter).includes("compounded");
  const close = () => setOpened(null);
  if (!mayRecord && !mayRaise) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button size="compact-sm" variant="default">
            {t("more")}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayRecord && matter && isApplication && matter.disposalDay === null && (
            <Menu.Item onClick={() => setOpened("decide")}>{applications("open")}</Menu.Item>
          )}
          {mayRecord && matter && !isApplication && (
            <Menu.Item onClick={() => setOpened("judgment")}>{t("judgment.open")}</Menu.Item>
          )}
          {mayRecord && <Menu.Item onClick={() => setOpened("position")}>{t("complainant.open")}</Menu.Item>}
          {mayRecord && file.disposalDay === null && maySettle && (
            <Menu.Item onClick={() => setOpened("settle")}>{t("settle.open")}</Menu.Item>
          )}
          {me.role !== "judge" && mayRecord && <SplitActs caseId={file.caseId} ask={setJuvenile} />}
          {mayRaise && <Menu.Item onClick={() => setOpened("flag")}>{t("safety.open")}</Menu.Item>}
        </Menu.Dropdown>
      </Menu>
      {matter && opened === "decide" && <DecideDialog caseId={file.caseId} matter={matter} onClose={close} />}
      {life && opened === "judgment" && <JudgmentDialog caseId={file.caseId} life={life} onClose={close} />}
      {life && opened === "position" && <PositionDialog caseId={file.caseId} life={life} onClose={close} />}
      {life && opened === "settle" && <SettleDialog caseId={file.caseId} life={life} onClose={close} />}
      {juvenile && <SplitJuvenile {...juvenile} close={() => setJuvenile(null)} />}
      {opened === "flag" && <FlagDialog caseId={file.caseId} onClose={close} />}
    </>
  );
}
