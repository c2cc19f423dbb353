"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import type { AwaitedReply } from "../../../../../server/rules/listing/evidence-wait.ts";
import { useDayText } from "../case-words.tsx";

export type Ledger = inferRouterOutputs<AppRouter>["evidence"]["ofCase"];
export type Request = Ledger["requests"][number];
export type Finding = Request["findings"][number];

/** Requests in words: their source, what they wait for, what is to be told of them. */
export function useEvidenceWords() {
  const t = useTranslations("evidence");
  const day = useDayText();
  return useMemo(() => {
    const source = ({ source: code, sourceName }: Pick<Request, "source"> & { sourceName?: string | null }) => {
      if (code === "other" && sourceName) return `\u2068${sourceName}\u2069`;
      return sourceName ? `${t(`sources.${code}`)} (\u2068${sourceName}\u2069)` : t(`sources.${code}`);
    };
    return {
      source,
      finding: (finding: Finding) =>
        t(`findings.${finding.finding}`, { n: finding.days, day: day(finding.day, "short") }),
      waits: (reply: Pick<AwaitedReply, "source" | "sentDay" | "expected">) =>
        t("waits", {
          source: t(`sources.${reply.source}`),
          day: day(reply.sentDay, "short"),
          usual: t(reply.expected.isLearned ? "usual.learned" : "usual.assumed", { n: reply.expected.days }),
        }),
    };
  }, [t, day]);
}
