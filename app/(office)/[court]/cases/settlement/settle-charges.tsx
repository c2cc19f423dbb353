"use client";

import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import own from "./life.module.css";
import { partName, type SettleDraft } from "./settle-draft.ts";
import { type Life, type LifeAccused, useNameOf } from "./use-life.ts";

type Props = {
  life: Life;
  draft: SettleDraft;
  set: (change: Partial<SettleDraft>) => void;
  /** No section is chosen yet. */
  isMissing: boolean;
};

/** Each accused with the sections that still go on against him; what is marked is compounded. */
export function SettleCharges({ life, draft, set, isMissing }: Props) {
  const t = useTranslations("settlement.settle");
  const law = useTranslations("law.settlement");
  const nameOf = useNameOf();
  const isOpen = (one: LifeAccused) => !one.isReleased && !one.result && !one.said?.isSplit;
  if (life.accused.length === 0) return <p role="alert">{t("noAccused")}</p>;
  const mark = (name: string, isMarked: boolean) =>
    set({ marked: isMarked ? [...draft.marked, name] : draft.marked.filter((one) => one !== name) });
  return (
    <fieldset>
      <legend>{t("sections")}</legend>
      <p className="soft">{t("sectionsHow")}</p>
      {isMissing && <p className={own.wanting}>{law("nothing-chosen")}</p>}
      <ul className={own.charges}>
        {life.accused.map((one) =>
          isOpen(one) ? (
            <li key={one.id}>
              <bdi>{nameOf(one)}</bdi>
              {one.remaining.map((section) => {
                const name = partName(one.id, section);
                return (
                  <Checkbox
                    key={section}
                    label={<bdi dir="ltr">{section}</bdi>}
                    aria-label={`${nameOf(one)}: ${section}`}
                    checked={draft.marked.includes(name)}
                    onChange={(event) => mark(name, event.currentTarget.checked)}
                  />
                );
              })}
              {one.settled.length > 0 && (
                <span className="soft">
                  <bdi dir="ltr">{one.settled.join(", ")}</bdi> · {t("settledBefore")}
                </span>
              )}
            </li>
          ) : (
            <li key={one.id} className="soft">
              {t("notHere", { name: nameOf(one) })}
            </li>
          ),
        )}
      </ul>
      {life.otherAccused !== 0 && <p className="soft">{t("others")}</p>}
    </fieldset>
  );
}
