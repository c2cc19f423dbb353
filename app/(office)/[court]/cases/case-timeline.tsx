"use client";

import { useTranslations } from "next-intl";
import { isAdjournmentReason } from "../../../../server/rules/case/adjournment.ts";
import { Num } from "../../../components/num.tsx";
import type { File } from "./case-data.ts";
import styles from "./case-file.module.css";
import { Day, useDayText } from "./case-words.tsx";

type Hearing = File["hearings"][number];

/** Every date of the case, the latest first, with what came of it, and the posted lists it stood on. */
export function CaseTimeline({ file }: { file: File }) {
  const t = useTranslations("docket.file");
  return (
    <section>
      <h3>{t("timeline")}</h3>
      {file.hearings.length === 0 && !file.priorDay && <p className="soft">{t("noHearings")}</p>}
      <ol className={styles.timeline}>
        {file.hearings.map((hearing) => (
          <li key={hearing.hearingId} className={hearing.state === "withdrawn" ? styles.withdrawn : undefined}>
            <Day day={hearing.day} />
            <HearingWords hearing={hearing} />
          </li>
        ))}
        {file.priorDay && (
          <li>
            <Day day={file.priorDay} />
            <span className="soft">{t("fromRegister")}</span>
          </li>
        )}
      </ol>
      {file.lists.length > 0 && <Lists file={file} />}
    </section>
  );
}

function HearingWords({ hearing }: { hearing: Hearing }) {
  const t = useTranslations("docket.file");
  const terms = useTranslations("terms");
  const came = hearing.outcome
    ? hearing.outcome === "disposed" && hearing.disposal
      ? terms(`disposals.${hearing.disposal}`)
      : terms(`outcomes.${hearing.outcome}`)
    : hearing.state === "withdrawn"
      ? t("withdrawn")
      : t("listed");
  const reason = hearing.reason && isAdjournmentReason(hearing.reason) ? terms(`reasons.${hearing.reason}`) : null;
  const notes = [
    reason,
    hearing.side && terms(`sides.${hearing.side}`),
    hearing.isFixed && !hearing.outcome && t("fixed"),
    hearing.timesMoved > 0 && t("moved", { n: hearing.timesMoved }),
    hearing.isEnteredLater && t("enteredLater"),
  ].filter(Boolean);
  return (
    <span>
      <span className="soft">
        {hearing.purposeText ? <bdi>{hearing.purposeText}</bdi> : terms(`purposes.${hearing.purpose}`)}
        {hearing.block && (
          <>
            {" "}
            <Num>{hearing.block}</Num>
          </>
        )}
      </span>
      {" · "}
      <strong>{came}</strong>
      {notes.length > 0 && <span className="soft"> · {notes.join(" · ")}</span>}
      {hearing.note && <bdi className={styles.note}>{hearing.note}</bdi>}
    </span>
  );
}

function Lists({ file }: { file: File }) {
  const t = useTranslations("docket.file");
  const text = useDayText();
  return (
    <details className={styles.more}>
      <summary>
        {t("lists")} <Num className="soft">{file.lists.length}</Num>
      </summary>
      <ul>
        {file.lists.map(({ day, version, supplementary, isWithdrawn }) => (
          <li key={`${day}/${supplementary}/${version}`}>
            {supplementary === null
              ? t("list", { day: text(day), version })
              : t("supplementary", { day: text(day), number: supplementary, version })}
            {isWithdrawn && <span className="soft"> · {t("listWithdrawn")}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
