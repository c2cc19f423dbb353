"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type CourtDay, isCourtDay } from "../../../../server/rules/court-day.ts";
import type { Finding } from "../../../../server/rules/listing-rules.ts";
import { OUTCOME_RULES } from "../../../../server/rules/outcomes.ts";
import { PURPOSES, type Purpose } from "../../../../server/rules/purposes.ts";
import { Num } from "../../../components/num.tsx";
import styles from "./day.module.css";
import type { EntryProps } from "./entry-panel.tsx";
import { useSheetWords } from "./outcome-words.tsx";
import type { NextDay } from "./sheet-data.ts";
import type { Entry } from "./sheet-entry.ts";
import { findingsOn } from "./use-record.ts";

type Props = EntryProps & { entry: Entry & { step: "next" } };

/** Purpose and day of the next date: the court's coming days on the keys 1 to 5, any other by typing. */
export function NextDateStep(props: Props) {
  const { entry, data, next, onEntry, day, row, onSave } = props;
  const t = useTranslations("sheet");
  const words = useSheetWords();
  const chosen = next?.day ?? null;
  const purpose = next?.purpose ?? entry.draft.purpose;
  const choose = (figure: string) => onEntry({ ...entry, typed: figure, native: figure });
  const isOptional = OUTCOME_RULES[entry.draft.kind].nextDate === "optional";
  const facts = (one: CourtDay) => ({ facts: data.days.get(one), against: findingsOn(data, day, row, one, purpose) });

  return (
    <fieldset className={styles.step}>
      <legend>
        {t("next")} {isOptional && <span className="soft">{t("optionalDate")}</span>}
      </legend>
      <NativeSelect
        size="xs"
        aria-label={t("nextPurpose")}
        title={t("nextPurposeHow")}
        className={styles.purpose}
        value={purpose}
        onChange={(event) => {
          const kept = /\d/.test(entry.typed) ? {} : { typed: "", native: "" };
          onEntry({ ...entry, ...kept, draft: { ...entry.draft, purpose: event.currentTarget.value as Purpose } });
          event.currentTarget.blur();
        }}
        data={PURPOSES.map((one) => ({ value: one, label: words.purpose(one) }))}
      />
      <div className={styles.days}>
        {data.usual.map((one, at) => (
          <DayChoice
            key={one}
            figure={at + 1}
            day={one}
            isChosen={one === chosen}
            {...facts(one)}
            onChoose={() => choose(String(at + 1))}
          />
        ))}
      </div>
      <div className={styles.typed}>
        <TextInput
          size="xs"
          aria-label={t("typedDate")}
          placeholder={`${t("typedDate")}: ${t("typedDateHow")}`}
          value={entry.typed}
          error={next?.problem ? t(`problems.${next.problem}`) : undefined}
          onChange={(event) =>
            onEntry({ ...entry, typed: event.currentTarget.value, native: event.currentTarget.value })
          }
          onKeyDown={(event) => {
            if (event.code === "Escape") event.currentTarget.blur();
            if (event.code !== "Enter" || event.nativeEvent.isComposing || !next) return;
            event.currentTarget.blur();
            onSave(entry.draft, next);
          }}
        />
        <TextInput
          size="xs"
          type="date"
          className={styles.picker}
          aria-label={t("pickDate")}
          value={chosen ?? ""}
          min={day}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (isCourtDay(value)) onEntry({ ...entry, typed: value, native: value });
          }}
        />
      </div>
      {chosen && !data.usual.includes(chosen) && (
        <div className={styles.days}>
          <DayChoice figure={null} day={chosen} isChosen {...facts(chosen)} onChoose={() => {}} />
        </div>
      )}
    </fieldset>
  );
}

type DayProps = {
  figure: number | null;
  day: CourtDay;
  isChosen: boolean;
  facts: NextDay | undefined;
  against: Finding[];
  onChoose: () => void;
};

/** One coming day: how full it is, and in words what speaks against it. */
function DayChoice({ figure, day, isChosen, facts, against, onChoose }: DayProps) {
  const t = useTranslations("sheet");
  const words = useSheetWords();
  const isBlocked = against.some(({ rule }) => rule === "closed-day");
  const closure = facts && (words.locale === "ur" ? (facts.closureUr ?? facts.closureEn) : facts.closureEn);
  const share = facts ? Math.min(100, Math.round((100 * facts.listedMatters) / Math.max(1, facts.planMatters))) : 0;
  return (
    <button
      type="button"
      className={styles.day}
      aria-pressed={isChosen}
      disabled={isBlocked}
      onClick={(event) => {
        if (event.detail > 0) event.currentTarget.blur();
        onChoose();
      }}
    >
      {figure !== null && <kbd>{figure}</kbd>}
      <span className={styles.dayName}>{words.day(day)}</span>
      {facts && !isBlocked && (
        <span className={styles.load}>
          <Num>
            {facts.listedMatters}/{facts.planMatters}
          </Num>
          <span className={`bar ${facts.listedMatters > facts.planMatters ? "is-over" : ""}`} aria-hidden="true">
            <span style={{ inlineSize: `${share}%` }} />
          </span>
        </span>
      )}
      <span className={styles.against}>
        {isBlocked && closure && (
          <span className={facts?.isTentative ? "mark mark-tentative" : "mark mark-plain"}>{closure}</span>
        )}
        {against.map(({ rule, weight }) => (
          <span key={rule} className={`mark ${markOf(rule, weight)}`}>
            {t(`findings.${rule}`)}
          </span>
        ))}
      </span>
    </button>
  );
}

function markOf(rule: Finding["rule"], weight: Finding["weight"]): string {
  if (rule === "tentative-day") return "mark-tentative";
  return weight === "warns" ? "mark-risk" : "mark-breach";
}
