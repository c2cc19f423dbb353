"use client";

import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { dayWords } from "../../../../../server/rules/calendar/day-words.ts";
import { officeNumber } from "../../../../../server/rules/case/case-label.ts";
import { chargedSection, sectionsInWords } from "../../../../../server/rules/case/offences.ts";
import { finished } from "../../../../../server/rules/sitting/order-text.ts";
import { en } from "../../../../../server/wording/en.ts";
import { ur } from "../../../../../server/wording/ur.ts";
import { Num } from "../../../../components/num.tsx";
import { useCourt } from "../../../court-context.tsx";
import { titleOf } from "../../day/sheet-data.ts";
import styles from "./orders.module.css";

export type OrderSheet = inferRouterOutputs<AppRouter>["process"]["orderSheet"];
export type Order = OrderSheet["orders"][number];
type StageOrder = OrderSheet["stageOrders"][number];

type Props = {
  sheet: OrderSheet;
  /** Of the orders; the screen may speak another. */
  language: "en" | "ur";
  /** What stands beside an order on the screen only. */
  children?: (order: Order) => ReactNode;
};

/** Date | Order with signature of Judge: the head of the court, a numbered entry for each order, a line to sign on. */
export function OrderPaper({ sheet, language, children }: Props) {
  const { court, me } = useCourt();
  const words = language === "ur" ? ur : en;
  const t = words.process.orders;
  const { matter } = sheet;
  const isUrdu = language === "ur";
  const name = (isUrdu ? court.nameUr : null) ?? court.nameEn;
  const district = (isUrdu ? me.districtUr : null) ?? me.districtEn;
  const judge = (isUrdu ? court.judgeUr : null) ?? court.judgeEn;
  const sections = sectionsInWords(matter.sections.map(chargedSection));
  return (
    <section className={styles.paper} lang={language} dir={isUrdu ? "rtl" : "ltr"}>
      <header className={styles.head}>
        <p>
          {t.court} <strong>{name}</strong>
          {!name.includes(district) && <>, {district}</>}
        </p>
        {judge && <p>{judge}</p>}
        <h2>{t.title}</h2>
        <p className={styles.of}>
          <Num>{officeNumber(matter)}</Num>
          {matter.firNumber !== null && (
            <span>
              {t.fir} <Num>{`${matter.firNumber}/${matter.firYear ?? "?"}`}</Num> <bdi>{matter.station}</bdi>
            </span>
          )}
          {sections && (
            <span>
              {t.under} <Num>{sections}</Num>
            </span>
          )}
        </p>
        <p>{titleOf(matter, language)}</p>
      </header>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t.date}</th>
            <th scope="col">{t.order}</th>
          </tr>
        </thead>
        <tbody>
          {entriesOf(sheet).map((entry) => (
            <tr key={"outcomeId" in entry ? `o${entry.outcomeId}` : `s${entry.stageId}`}>
              <td className={styles.date}>
                <Num>{dayWords(entry.day, language, "figures")}</Num>
              </td>
              <td>
                <p className={styles.purpose}>
                  <Num>{entry.serial}</Num>
                  {isUrdu ? "۔" : "."} {"outcomeId" in entry ? words.terms.purposes[entry.purpose] : t.ofStage}
                </p>
                <p className={styles.text}>
                  {"outcomeId" in entry ? null : <bdi>{finished(entry.words)}</bdi>} {entry.text[language]}
                </p>
                {"outcomeId" in entry && children?.(entry)}
                <p className={styles.sign}>
                  <span>{t.signature}</span>
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The orders of hearings and those that moved the case on, as they follow each other. */
function entriesOf({ orders, stageOrders }: OrderSheet): (Order | StageOrder)[] {
  return [...orders, ...stageOrders].sort((one, other) => one.serial - other.serial);
}

/** English or Urdu for the paper, whatever the screen speaks. */
export function LanguageChoice({
  language,
  onLanguage,
}: {
  language: "en" | "ur";
  onLanguage: (language: "en" | "ur") => void;
}) {
  const t = useTranslations("process.orders");
  const frame = useTranslations("frame");
  return (
    <fieldset className={styles.languages} aria-label={t("language")}>
      {(["en", "ur"] as const).map((one) => (
        <button
          key={one}
          type="button"
          lang={one}
          aria-pressed={one === language}
          className={styles.language}
          onClick={() => onLanguage(one)}
        >
          {frame(one === "en" ? "english" : "urdu")}
        </button>
      ))}
    </fieldset>
  );
}
