"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { STAGES } from "../../../../server/rules/case/stages.ts";
import { CUSTODY } from "../../../../server/rules/people/custody.ts";
import styles from "./docket.module.css";
import { type DocketAddress, hasFilters, NO_FILTERS, STATES, type Wish, YEARS } from "./docket-address.ts";

type Props = { address: DocketAddress; go: (wish: Wish) => void; sections: readonly string[] };

/** Filters that narrow the tab; on a phone they stand behind one button. */
export function DocketFilters({ address, go, sections }: Props) {
  const t = useTranslations("docket.filters");
  const terms = useTranslations("terms");
  const [isOpen, setOpen] = useState(false);
  const any = { value: "", label: t("any") };
  const stateLabel = { pending: t("pending"), disposed: t("disposed"), all: t("everything") };
  const restricted = address.isRestricted === undefined ? "" : address.isRestricted ? "yes" : "no";
  const known = address.section && !sections.includes(address.section) ? [address.section, ...sections] : sections;

  const fields = [
    {
      name: "stage",
      label: t("stage"),
      value: address.stage ?? "",
      data: [any, ...STAGES.map((stage) => ({ value: stage, label: terms(`stages.${stage}`) }))],
    },
    {
      name: "custody",
      label: t("custody"),
      value: address.custody ?? "",
      data: [any, ...CUSTODY.map((one) => ({ value: one, label: terms(`custody.${one}`) }))],
    },
    {
      name: "section",
      label: t("section"),
      value: address.section ?? "",
      data: [any, ...known.map((one) => ({ value: one, label: one }))],
    },
    {
      name: "older",
      label: t("age"),
      value: String(address.olderThanYears ?? ""),
      data: [any, ...YEARS.map((years) => ({ value: String(years), label: t("olderThan", { years }) }))],
    },
    {
      name: "restricted",
      label: t("restricted"),
      value: restricted,
      data: [any, { value: "yes", label: t("isRestricted") }, { value: "no", label: t("isOpen") }],
    },
    {
      name: "state",
      label: t("state"),
      value: address.state ?? "pending",
      data: STATES.map((state) => ({ value: state, label: stateLabel[state] })),
    },
  ] as const;

  return (
    <>
      <Button className={styles.filterButton} variant="default" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t("label")}
      </Button>
      <fieldset className={`${styles.filters} ${isOpen ? styles.filtersOpen : ""}`} aria-label={t("label")}>
        {fields.map(({ name, label, value, data }) => (
          <NativeSelect
            key={name}
            label={label}
            size="xs"
            value={value}
            data={[...data]}
            // The tab of custody matters says it already.
            disabled={name === "custody" && address.tab === "custody"}
            onChange={(event) =>
              go({ [name]: event.currentTarget.value === "pending" ? null : event.currentTarget.value })
            }
          />
        ))}
        {hasFilters(address) && (
          <Button variant="subtle" size="compact-sm" onClick={() => go(NO_FILTERS)}>
            {t("clear")}
          </Button>
        )}
      </fieldset>
    </>
  );
}
