"use client";

import { Button, Loader, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import { searchKey } from "../../../../server/rules/text/search-key.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { Num } from "../../../components/num.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { Day, useAccusedWords } from "../cases/case-words.tsx";
import { FlagDialog, PrivateWords } from "../cases/settlement/private-words.tsx";
import { CalendarDialog } from "./calendar-dialog.tsx";
import styles from "./matters.module.css";
import { OwnTime } from "./own-time/own-time.tsx";

/** As many at once as a phone scrolls through; a prosecutor has hundreds. */
const AT_ONCE = 40;

type Matter = inferRouterOutputs<AppRouter>["life"]["ownMatters"][number];

/** A prosecutor's matters by their next date; what is private between him and the judge opens under each. */
export function MattersScreen() {
  const t = useTranslations("settlement.matters");
  const actions = useTranslations("actions");
  const server = useServer();
  const found = useQuery(server.life.ownMatters.queryOptions());
  const [q, setQ] = useState("");
  const [most, setMost] = useState(AT_ONCE);
  const [isCalendarOpen, setCalendarOpen] = useState(false);
  const calendar = useTranslations("feeds");
  const shown = found.data?.filter((one) => isFound(one, q)) ?? [];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("title")}</h1>
        {found.data && (
          <span className="soft" aria-live="polite">
            {t("count", { n: shown.length })}
          </span>
        )}
        <Button size="compact-md" variant="default" ms="auto" onClick={() => setCalendarOpen(true)}>
          {calendar("open")}
        </Button>
      </div>
      <OwnTime />
      {isCalendarOpen && <CalendarDialog onClose={() => setCalendarOpen(false)} />}
      {found.isPending && <Loader role="status" size="sm" aria-label={actions("loading")} />}
      {found.isError && !found.data && <NotLoaded of={found} />}
      {found.data?.length === 0 && <p>{t("none")}</p>}
      {found.data && found.data.length > 0 && (
        <>
          <TextInput
            aria-label={t("search")}
            placeholder={t("search")}
            value={q}
            maw={360}
            onChange={(event) => {
              setQ(event.currentTarget.value);
              setMost(AT_ONCE);
            }}
          />
          {shown.length === 0 && <p className="soft">{t("noneFound")}</p>}
          <ul className={styles.matters}>
            {shown.slice(0, most).map((matter) => (
              <MatterRow key={matter.caseId} matter={matter} />
            ))}
          </ul>
          {shown.length > most && (
            <Button variant="default" onClick={() => setMost(most + AT_ONCE)}>
              {t("more", { n: Math.min(AT_ONCE, shown.length - most), rest: shown.length - most })}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function isFound({ label, fir, accusedTitle }: Matter, q: string): boolean {
  const text = searchKey([label, fir ?? "", accusedTitle].join(" "));
  return searchKey(q)
    .split(" ")
    .filter(Boolean)
    .every((word) => text.includes(word));
}

function MatterRow({ matter }: { matter: Matter }) {
  const t = useTranslations("settlement.matters");
  const safety = useTranslations("settlement.safety");
  const terms = useTranslations("terms");
  const language = useLocale();
  const accused = useAccusedWords();
  const [isOpen, setOpen] = useState(false);
  const [isRaising, setRaising] = useState(false);
  const { label, fir, nextDay, nextPurpose, lastDay, lastOutcome, custodyDays, flags, unread } = matter;
  return (
    <li>
      <div>
        <strong>
          <Num>{label}</Num>
        </strong>{" "}
        {fir && !label.startsWith("FIR") && <Num className="soft">FIR {fir}</Num>}
        <span className={styles.line}>
          <bdi>{accused(matter.accusedTitle)}</bdi>
        </span>
        <span className={`${styles.line} soft`}>
          <Num>{matter.sections.join(", ")}</Num>
        </span>
      </div>
      <div>
        <strong>{nextDay ? <Day day={nextDay} /> : t("noDate")}</strong>{" "}
        {nextPurpose && <span>{terms(`purposes.${nextPurpose}`)}</span>}
        <span className={`${styles.line} soft`}>
          {terms(`stages.${matter.stage}`)} · {language === "ur" ? (matter.courtUr ?? matter.courtEn) : matter.courtEn}
        </span>
        {lastDay && lastOutcome && (
          <span className={`${styles.line} soft`}>
            {t("last")} <Day day={lastDay} />: {terms(`outcomes.${lastOutcome}`)}
          </span>
        )}
        {custodyDays !== null && <span className="mark mark-custody">{t("custody", { n: custodyDays })}</span>}
      </div>
      <div className={styles.acts}>
        {flags > 0 && (
          <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            <span className={unread > 0 ? "mark mark-breach" : "mark mark-plain"}>{t("flags", { n: flags })}</span>
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => setRaising(true)}>
          {safety("open")}
        </Button>
      </div>
      {isOpen && <Flags matter={matter} />}
      {isRaising && <FlagDialog caseId={matter.caseId} courtId={matter.courtId} onClose={() => setRaising(false)} />}
    </li>
  );
}

function Flags({ matter: { caseId, courtId } }: { matter: Matter }) {
  const server = useServer();
  const found = useQuery(server.life.flags.queryOptions({ courtId, caseId }));
  if (found.isError) return <NotLoaded of={found} />;
  return <div className={styles.flags}>{found.data && <PrivateWords caseId={caseId} flags={found.data} />}</div>;
}
