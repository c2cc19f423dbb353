"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "../../../../components/icons.tsx";
import { Num } from "../../../../components/num.tsx";
import { useCourtTime } from "../../../court-time.ts";
import { useDayText } from "../../cases/case-words.tsx";
import { AskDialog } from "./ask-dialog.tsx";
import { useCourtName } from "./court-name.ts";
import styles from "./own-time.module.css";
import type { Asking, OwnClash, OwnStand } from "./own-time-data.ts";
import { timeOfMinute } from "./time-of-minute.ts";

const SHOWN = 3;

/** Where one cannot be at all one's dates, the soonest first, each court with the way to ask it. */
export function ClashBanner({ clashes }: { clashes: readonly OwnClash[] }) {
  const t = useTranslations("otherDates.clash");
  const [isAll, setAll] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const shown = isAll ? clashes : clashes.slice(0, SHOWN);
  return (
    <section className={styles.banner} aria-label={t("title", { n: clashes.length })}>
      <h2>
        <Icon name="risk" size={16} /> {t("title", { n: clashes.length })}
      </h2>
      <ul className={styles.clashes}>
        {shown.map((clash) => (
          <ClashItem key={keyOf(clash)} clash={clash} ask={(stand) => setAsking({ stand, clash })} />
        ))}
      </ul>
      {clashes.length > shown.length && (
        <Button size="compact-sm" variant="default" onClick={() => setAll(true)}>
          {t("more", { n: clashes.length - shown.length })}
        </Button>
      )}
      {asking && <AskDialog asking={asking} close={() => setAsking(null)} />}
    </section>
  );
}

const keyOf = ({ kind, day, one, other }: OwnClash) =>
  [kind, day, one.courtId, one.block, other?.courtId, other?.block].join("/");

function ClashItem({ clash, ask }: { clash: OwnClash; ask: (stand: OwnStand) => void }) {
  const text = useDayText();
  const { day, one, other } = clash;
  return (
    <li>
      <span className={styles.line}>
        <strong>{text(day, "short")}</strong>
        <span className="mark mark-risk">
          <ClashCause clash={clash} />
        </span>
      </span>
      {[one, ...(other ? [other] : [])].map((stand) => (
        <Stand key={`${stand.courtId}/${stand.block}`} stand={stand} ask={() => ask(stand)} />
      ))}
    </li>
  );
}

function ClashCause({ clash: { kind, away } }: { clash: OwnClash }) {
  const t = useTranslations("otherDates.clash");
  const text = useDayText();
  const time = useCourtTime();
  if (kind !== "leave" || !away) return t(kind === "travel" ? "travel" : "two-courts");
  const words = t(`away.${away.kind}`);
  if (away.fromMinute === null || away.untilMinute === null)
    return t("leave", { away: words, until: text(away.untilDay, "short") });
  const hours = away.feed?.asOf ? "leaveThere" : "leaveHours";
  return t(hours, {
    ...{ place: `\u2068${away.feed?.name}\u2069`, at: away.feed?.asOf ? `\u2068${time(away.feed.asOf)}\u2069` : "" },
    ...{ away: words, from: timeOfMinute(away.fromMinute), until: timeOfMinute(away.untilMinute) },
  });
}

function Stand({ stand, ask }: { stand: OwnStand; ask: () => void }) {
  const t = useTranslations("otherDates.clash");
  const court = useCourtName()(stand);
  const isAsked = stand.matters.every((one) => one.isAsked);
  return (
    <div className={styles.stand}>
      <span className={styles.what}>
        {stand.block ? t("at", { court, time: stand.block }) : t("anyTime", { court })}{" "}
        <span className="soft">{t("matters", { n: stand.matters.length })}</span>
        <span className={`${styles.numbers} soft`}>
          {stand.matters.map(({ hearingId, label }) => (
            <Num key={hearingId}>{label}</Num>
          ))}
        </span>
      </span>
      {isAsked ? (
        <span className="mark mark-plain">{t("asked")}</span>
      ) : (
        <Button size="compact-sm" variant="default" onClick={ask} aria-label={t("ask", { court })}>
          {t("askShort")}
        </Button>
      )}
    </div>
  );
}
