"use client";

import { useTranslations } from "next-intl";
import { Icon } from "../../../../components/icons.tsx";
import { type Request, useEvidenceWords } from "./evidence-words.ts";

const MARK = {
  draft: "mark-plain",
  sent: "mark-plain",
  chased: "mark-plain",
  "partly-answered": "mark-plain",
  answered: "mark-done",
  refused: "mark-plain",
  expired: "mark-breach",
  withdrawn: "mark-plain",
} as const satisfies Record<Request["state"], string>;

/** Where a request stands, and what is to be done about it, each with its word. */
export function RequestState({ request }: { request: Request }) {
  const t = useTranslations("evidence.states");
  const words = useEvidenceWords();
  return (
    <>
      <span className={`mark ${MARK[request.state]}`}>{t(request.state)}</span>
      {request.findings.map((finding) => (
        <span
          key={finding.finding}
          className={`mark ${finding.finding === "preservation-lost" ? "mark-breach" : "mark-risk"}`}
        >
          <Icon name="risk" size={12} />
          {words.finding(finding)}
        </span>
      ))}
    </>
  );
}
