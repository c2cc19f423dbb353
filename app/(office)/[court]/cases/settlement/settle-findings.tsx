"use client";

import { Checkbox } from "@mantine/core";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { COURT_PRACTICE } from "../../../../../server/rules/settlement/settlement-findings.ts";
import { inOrder } from "../case-words.tsx";
import own from "./life.module.css";

export type Found = inferRouterOutputs<AppRouter>["life"]["previewSettlement"];

const MARKS = { blocks: "mark-breach", missing: "mark-tentative", warns: "mark-risk" } as const;

type Props = { findings: Found["findings"]; seen: readonly string[]; onSeen: (seen: readonly string[]) => void };

/** What stands against a settlement, what is missing and what is to be seen, each with what it rests on. */
export function SettleFindings({ findings, seen, onSeen }: Props) {
  const t = useTranslations("settlement.settle");
  const law = useTranslations("law");
  if (findings.length === 0) return <p>{t("noFindings")}</p>;
  return (
    <ul className={own.findings}>
      {findings.map(({ rule, weight, sections, authority, confirmed }) => (
        <li key={rule}>
          <span className={`mark ${MARKS[weight]}`}>{law(`weights.${weight}`)}</span>
          <span>{law(`settlement.${rule}`, { sections: inOrder(sections) })}</span>
          <span className="soft">
            <Authority authority={authority} />
            {!confirmed && !authority.includes("not ") && ` · ${law("notConfirmed")}`}
          </span>
          {rule.startsWith("complainant-") && (
            <Checkbox
              size="sm"
              label={t("seen")}
              checked={seen.includes(rule)}
              onChange={(event) =>
                onSeen(event.currentTarget.checked ? [...seen, rule] : seen.filter((one) => one !== rule))
              }
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** A section is cited as the law writes it; the practice of the courts is told in words. */
function Authority({ authority }: { authority: string }) {
  const law = useTranslations("law");
  return <bdi>{authority === COURT_PRACTICE ? law("practice") : authority}</bdi>;
}
