"use client";

import { Button, Radio } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { DATE_ORDERS, type DateOrder } from "../../../../server/rules/imports/register-fields.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import styles from "./import.module.css";
import type { DateColumn, Preview } from "./import-data.ts";

type Props = {
  dates: Preview["dates"];
  /** Columns whose order the person has said. */
  told: ReadonlySet<string>;
  onOrder: (header: string, order: DateOrder) => void;
};

/** Each date column with two of its dates written out, so that a mistaken order shows before anything is saved. */
export function DatesStep({ dates, told, onOrder }: Props) {
  const t = useTranslations("imports.dates");
  if (dates.length === 0) return null;
  return (
    <section className={styles.step} aria-label={t("heading")}>
      <h2>{t("heading")}</h2>
      <div className={styles.dates}>
        {dates.map((column) => (
          <DateColumnChoice key={column.header} column={column} isTold={told.has(column.header)} onOrder={onOrder} />
        ))}
      </div>
    </section>
  );
}

type ChoiceProps = { column: DateColumn; isTold: boolean; onOrder: Props["onOrder"] };

function DateColumnChoice({ column, isTold, onOrder }: ChoiceProps) {
  const t = useTranslations("imports.dates");
  const tActions = useTranslations("actions");
  const [isAsking, setAsking] = useState(column.isOpen);
  const { header, evidence } = column;
  const because = evidence === "proved" || evidence === "written" ? t(evidence) : null;
  if (!isAsking)
    return (
      <div className={styles.dateColumn}>
        <div className={styles.dateHead}>
          <strong dir="auto">{header}</strong>
          <span className="soft">{because}</span>
          {evidence !== "written" && (
            <Button variant="subtle" size="compact-sm" onClick={() => setAsking(true)}>
              {tActions("edit")}
            </Button>
          )}
        </div>
        <Samples column={column} order={column.order} />
      </div>
    );
  const isOpen = column.isOpen && !isTold;
  return (
    <Radio.Group
      className={`${styles.dateColumn} ${isOpen ? styles.isOpen : ""}`}
      value={isOpen ? "" : column.order}
      onChange={(order) => onOrder(header, order as DateOrder)}
      label={t("ask", { header })}
      description={evidence === "contradicting" ? t("contradicting") : evidence === "ambiguous" ? t("ambiguous") : null}
    >
      {ordersFor(column).map((order) => (
        <Radio key={order} value={order} mt={8} label={<Samples column={column} order={order} />} />
      ))}
    </Radio.Group>
  );
}

/** Year first is offered only where a date can be read so. */
const ordersFor = ({ samples }: DateColumn): readonly DateOrder[] =>
  DATE_ORDERS.filter((order) => order !== "ymd" || samples.some(({ ymd, dmy }) => ymd !== null && ymd !== dmy));

function Samples({ column, order }: { column: DateColumn; order: DateOrder }) {
  const t = useTranslations("imports");
  const language = useLocale() as "en" | "ur";
  return (
    <span className={styles.samples}>
      <span>{t(`dateOrders.${order}`)}</span>
      {column.samples.map((sample) => (
        <span key={sample.text} className={styles.sample}>
          <Num>{sample.text}</Num>
          <Icon name="moved" size={14} />
          {sample[order] === null ? (
            <span className={styles.wrong}>{t("dates.noSuchDay")}</span>
          ) : (
            <span>{dayWords(sample[order], language)}</span>
          )}
        </span>
      ))}
    </span>
  );
}
