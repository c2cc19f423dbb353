"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { Num } from "../../../../components/num.tsx";
import { Day, useDayText } from "../case-words.tsx";
import { ChaseDialog } from "./chase-dialog.tsx";
import { EventButtons } from "./event-buttons.tsx";
import styles from "./evidence.module.css";
import { type Request, useEvidenceWords } from "./evidence-words.ts";
import { RequestForm } from "./request-form.tsx";
import { RequestState } from "./request-state.tsx";
import { EVENT_KEYS, useRecordEvent } from "./use-record-event.ts";
import { useRemoveRequest } from "./use-remove-request.ts";

/** One request in a case's file: what, of whom, where it stands, and the buttons that move it on. */
export function RequestItem({ request, mayChange }: { request: Request; mayChange: boolean }) {
  const t = useTranslations("evidence");
  const words = useEvidenceWords();
  const { record } = useRecordEvent();
  const remove = useRemoveRequest();
  const [isEditing, setEditing] = useState(false);
  const [isChasing, setChasing] = useState(false);
  const onKey = (event: KeyboardEvent<HTMLLIElement>) => {
    const kind = EVENT_KEYS[event.code];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && event.target === event.currentTarget;
    if (!kind || !isPlain || !mayChange || !request.may.includes(kind)) return;
    event.preventDefault();
    event.stopPropagation();
    if (kind === "chased") setChasing(true);
    else record({ requests: [request], kind });
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: letters act on the request that has the focus.
    <li className={styles.item} tabIndex={0} onKeyDown={onKey}>
      <div className={styles.itemHead}>
        <strong>{words.source(request)}</strong>
        <span>· {t(`kinds.${request.kind}`)}</span>
        <RequestState request={request} />
      </div>
      {request.what && <bdi className={styles.what}>{request.what}</bdi>}
      <Facts request={request} />
      {request.events.length > 1 && <Story request={request} />}
      {mayChange && (
        <div className={`${styles.acts} no-print`}>
          <EventButtons request={request} onEdit={() => setEditing(true)} onRemove={() => remove(request.requestId)} />
        </div>
      )}
      {isChasing && <ChaseDialog requests={[request]} onClose={() => setChasing(false)} />}
      {isEditing && <RequestForm caseId={request.caseId} request={request} onClose={() => setEditing(false)} />}
    </li>
  );
}

function Facts({ request }: { request: Request }) {
  const t = useTranslations("evidence.section");
  const rests = useTranslations("evidence.rests");
  const purposes = useTranslations("terms.purposes");
  const text = useDayText();
  const {
    sentDay,
    dueBy,
    isDueOrdered,
    timesChased,
    lastChasedDay,
    chasedByDay,
    neededFor,
    preservedUntil,
    fileReference,
  } = request;
  const facts = [
    sentDay ? t("sent", { day: text(sentDay) }) : t("notSent"),
    request.isOpen && dueBy && t(isDueOrdered ? "due" : "allowed", { day: text(dueBy) }),
    lastChasedDay && t("chased", { n: timesChased, day: text(lastChasedDay) }),
    request.isOpen && chasedByDay && t("chasedBy", { day: text(chasedByDay) }),
    preservedUntil && request.state !== "expired" && t("preserved", { day: text(preservedUntil) }),
    neededFor && request.isOpen && t("neededFor", { purpose: purposes(neededFor) }),
  ].filter(Boolean);
  return (
    <div className="soft">
      {facts.join(" · ")}
      {fileReference && (
        <>
          {" · "}
          <Num>{fileReference}</Num>
        </>
      )}
      {" · "}
      <bdi>{rests(request.kind)}</bdi>
      {!request.isAuthorityConfirmed && ` (${t("unconfirmed")})`}
    </div>
  );
}

function Story({ request }: { request: Request }) {
  const t = useTranslations("evidence");
  const text = useDayText();
  return (
    <details className={styles.story}>
      <summary>{t("section.story")}</summary>
      <ol>
        {request.events.map((event) => (
          <li key={event.eventId}>
            <Day day={event.day} style="date" /> ·{" "}
            {event.number === null ? t(`done.${event.kind}`) : t("section.chaser", { n: event.number })}
            {event.byDay && <> · {t("section.chasedBy", { day: text(event.byDay) })}</>}
            {event.note && (
              <>
                {" · "}
                <bdi>{event.note}</bdi>
              </>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
