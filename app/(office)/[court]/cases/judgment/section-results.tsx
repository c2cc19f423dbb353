"use client";

import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Stage } from "../../../../../server/rules/case/stages.ts";
import type { AccusedResult, SectionResult } from "../../../../../server/rules/judgment/judgment.ts";
import { unfitResult } from "../../../../../server/rules/judgment/judgment-exits.ts";
import own from "../settlement/life.module.css";
import { type LifeAccused, useNameOf } from "../settlement/use-life.ts";

type Props = {
  accused: LifeAccused;
  row: { result: AccusedResult | null; differing: readonly SectionResult[] };
  stage: Stage;
  set: (change: { differing: readonly SectionResult[] }) => void;
};

const RESULTS = ["convicted", "acquitted", "discharged"] as const satisfies readonly SectionResult["result"][];

/** Sections that ended otherwise for one accused than his result says: closed until somebody opens it. */
export function SectionResults({ accused, row, stage, set }: Props) {
  const t = useTranslations("settlement.judgment");
  const law = useTranslations("law.results");
  const nameOf = useNameOf();
  const { differing, result } = row;
  const mayBe = (one: SectionResult["result"]) =>
    one !== result && unfitResult(stage, { result: null, differing: [one] }) === null;
  const say = (section: string, said: string) => {
    const others = differing.filter((one) => one.section !== section);
    set({ differing: said === "" ? others : [...others, { section, result: said as SectionResult["result"] }] });
  };
  return (
    <details open={differing.length > 0}>
      <summary>{t("sections")}</summary>
      <fieldset aria-label={t("sectionsOf")} className={own.sections}>
        {accused.remaining.map((section) => (
          <NativeSelect
            key={section}
            className={own.result}
            size="xs"
            label={<bdi dir="ltr">{section}</bdi>}
            aria-label={`${nameOf(accused)}: ${section}`}
            value={differing.find((one) => one.section === section)?.result ?? ""}
            data={[
              { value: "", label: t("asResult") },
              ...RESULTS.filter(mayBe).map((one) => ({ value: one, label: law(one) })),
            ]}
            onChange={(event) => say(section, event.currentTarget.value)}
          />
        ))}
      </fieldset>
    </details>
  );
}
