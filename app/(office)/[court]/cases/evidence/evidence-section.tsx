"use client";

import { Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isAdjournmentReason } from "../../../../../server/rules/case/adjournment.ts";
import { isAskedForNowhere } from "../../../../../server/rules/listing/evidence-wait.ts";
import { Icon } from "../../../../components/icons.tsx";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { Num } from "../../../../components/num.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import type { File } from "../case-data.ts";
import fileStyles from "../case-file.module.css";
import { AfterEvent } from "./after-event.tsx";
import styles from "./evidence.module.css";
import { type Request, useEvidenceWords } from "./evidence-words.ts";
import { RequestForm } from "./request-form.tsx";
import { RequestItem } from "./request-item.tsx";

/** What was asked for in this case: open requests first, what ended folded away. */
export function EvidenceSection({ file }: { file: File }) {
  const t = useTranslations();
  const { me, court } = useCourt();
  const server = useServer();
  const [isAdding, setAdding] = useState(false);
  const found = useQuery(server.evidence.ofCase.queryOptions({ courtId: court.id, caseId: file.caseId }));
  const mayChange = me.role === "clerk" || me.role === "administrator";
  return (
    <section>
      <div className={styles.head}>
        <h3>{t("evidence.section.title")}</h3>
        {mayChange && file.disposalDay === null && (
          <Button size="compact-xs" variant="default" className="no-print" onClick={() => setAdding(true)}>
            {t("evidence.section.add")}
          </Button>
        )}
      </div>
      {found.isPending && <Loader role="status" size="xs" aria-label={t("actions.loading")} />}
      {found.isError && !found.data && <NotLoaded of={found} what={t("evidence.section.failed")} />}
      <AfterEvent caseId={file.caseId} />
      {found.data && <Requests file={file} requests={found.data.requests} mayChange={mayChange} />}
      {isAdding && (
        <RequestForm caseId={file.caseId} request={null} earliest={file.offenceDay} onClose={() => setAdding(false)} />
      )}
    </section>
  );
}

function Requests({ file, requests, mayChange }: { file: File; requests: readonly Request[]; mayChange: boolean }) {
  const t = useTranslations("evidence.section");
  const isAlive = (one: Request) => one.isOpen || one.state === "draft" || one.findings.length > 0;
  const alive = requests.filter(isAlive);
  const ended = requests.filter((one) => !isAlive(one));
  return (
    <>
      <Waits requests={requests} />
      {isUnrecorded(file, requests) && (
        <p className={fileStyles.risk}>
          <Icon name="risk" size={14} /> {t("unrecorded")}
        </p>
      )}
      {requests.length === 0 && <p className="soft">{t("none")}</p>}
      <ul className={styles.items}>
        {alive.map((request) => (
          <RequestItem key={request.requestId} request={request} mayChange={mayChange} />
        ))}
      </ul>
      {ended.length > 0 && (
        <details className={fileStyles.more}>
          <summary>
            {t("ended")} <Num className="soft">{ended.length}</Num>
          </summary>
          <ul className={styles.items}>
            {ended.map((request) => (
              <RequestItem key={request.requestId} request={request} mayChange={mayChange} />
            ))}
          </ul>
        </details>
      )}
      {mayChange && alive.length > 0 && <p className={`soft no-print key-hint ${styles.keys}`}>{t("keys")}</p>}
    </>
  );
}

/** What holds the next hearing up, in one line each. */
function Waits({ requests }: { requests: readonly Request[] }) {
  const words = useEvidenceWords();
  return requests.map(({ requestId, source, sentDay, expected, neededFor }) =>
    expected && sentDay && neededFor ? (
      <p key={requestId} className={styles.waits}>
        <Icon name="clock" size={14} /> {words.waits({ source, sentDay, expected })}
      </p>
    ) : null,
  );
}

/** The last outcome said that a reply is awaited, and nobody recorded that it was asked for. */
function isUnrecorded({ hearings, disposalDay }: File, requests: readonly Request[]): boolean {
  if (disposalDay !== null) return false;
  const last = hearings.find(({ outcome }) => outcome !== null);
  const reason = last?.outcome === "adjourned" && last.reason && isAdjournmentReason(last.reason) ? last.reason : null;
  return isAskedForNowhere(
    reason,
    requests.filter(({ isOpen, state }) => isOpen || state === "draft"),
  );
}
