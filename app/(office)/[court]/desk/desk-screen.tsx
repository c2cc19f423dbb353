"use client";

import { Button, Loader } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useSheetKeys } from "../day/use-sheet-keys.ts";
import { ComingList } from "./coming-list.tsx";
import styles from "./desk.module.css";
import type { Alarms, Desk } from "./desk-data.ts";
import { DeskKeysDialog } from "./desk-keys-dialog.tsx";
import { OwnLeave } from "./own-leave.tsx";
import { ToSign } from "./to-sign.tsx";
import { Waiting } from "./waiting.tsx";

/** What waits for the judge of the court. */
export function DeskScreen() {
  const t = useTranslations("desk.judge");
  const actions = useTranslations("actions");
  const { me, court } = useCourt();
  const server = useServer();
  const [day, setDay] = useState<CourtDay | undefined>(undefined);
  const [isHelping, setHelping] = useState(false);
  const isJudge = me.role === "judge";
  const found = useQuery(
    server.desk.judge.queryOptions(
      { courtId: court.id, ...(day ? { day } : {}) },
      { enabled: isJudge, placeholderData: keepPreviousData },
    ),
  );
  const alarms = useQuery(server.desk.alarms.queryOptions({ courtId: court.id }, { enabled: isJudge }));
  useSheetKeys(({ code, shiftKey }) => {
    if (code !== "Slash" || !shiftKey) return false;
    setHelping(true);
    return true;
  });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("title")}</h1>
        {isJudge && (
          <Button size="compact-sm" variant="subtle" className="no-print key-hint" onClick={() => setHelping(true)}>
            {t("keys")} <kbd aria-hidden>?</kbd>
          </Button>
        )}
      </div>
      {!isJudge && <p>{t("onlyJudge")}</p>}
      {isJudge && found.isPending && <Loader role="status" size="sm" aria-label={actions("loading")} />}
      {found.isError && !found.data && <NotLoaded of={found} />}
      {found.data && (
        <>
          <Summary desk={found.data} alarms={alarms.data} />
          <div className={styles.columns}>
            <div className={styles.main}>
              <ComingList list={found.data.list} onDay={setDay} />
              <ToSign desk={found.data} refetch={() => void found.refetch()} />
            </div>
            <aside className={styles.side}>
              {alarms.isError && !alarms.data && <NotLoaded of={alarms} />}
              <Waiting desk={found.data} alarms={alarms.data} />
              <OwnLeave />
            </aside>
          </div>
        </>
      )}
      <DeskKeysDialog isOpen={isHelping} close={() => setHelping(false)} />
    </div>
  );
}

/** What is urgent, in a line, each word the way down to it: on a phone the list of the day comes first. */
function Summary({ desk, alarms }: { desk: Desk; alarms: Alarms | undefined }) {
  const t = useTranslations("desk.judge");
  const { reached = 0, soon = 0, unsure = 0 } = alarms?.statutory ?? {};
  const lines = [
    { id: "words", n: desk.words.length, look: "mark-breach", said: "sumWords" },
    { id: "statutory", n: reached, look: "mark-breach", said: "sumReached" },
    { id: "statutory", n: soon + unsure, look: "mark-risk", said: "sumSoon" },
    { id: "custody", n: desk.custodyTotal, look: "mark-breach", said: "sumCustody" },
    { id: "reserved", n: desk.reservedTotal, look: "mark-plain", said: "sumReserved" },
    { id: "sign", n: desk.toSign.length, look: "mark-plain", said: "sumSign" },
    { id: "file", n: desk.file.length, look: "mark-plain", said: "sumFile" },
  ] as const;
  return (
    <ul className={`${styles.summary} no-print`} aria-label={t("summary")}>
      {lines
        .filter(({ n }) => n > 0)
        .map(({ id, n, look, said }) => (
          <li key={said}>
            <a href={`#desk-${id}`} className={`mark ${look}`}>
              {t(said, { n })}
            </a>
          </li>
        ))}
    </ul>
  );
}
