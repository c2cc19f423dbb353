"use client";

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { KeyboardEvent } from "react";
import { addDays, type CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { nextDateFor } from "../../../../server/rules/case/outcomes.ts";
import type { Finding } from "../../../../server/rules/listing/listing-rules.ts";
import { usualNextPurpose } from "../../../../server/rules/sitting/hearing-outcome.ts";
import { DayField } from "../../../components/day-field.tsx";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { ReplyHint } from "../cases/evidence/reply-hint.tsx";
import { BestDays } from "../lost/best-days.tsx";
import { DatePeople } from "../presence/date-people.tsx";
import { keysFor, offeredFor, offerFor } from "./date-law.ts";
import styles from "./day.module.css";
import type { EntryProps } from "./entry-props.ts";
import { useSheetWords } from "./outcome-words.tsx";
import { isBehind, type NextDay } from "./sheet-data.ts";
import { choosePurpose, type NextEntry, withLine } from "./sheet-entry.ts";
import { type SaidWarning, useDateWarnings } from "./use-date-warnings.ts";
import { findingsOn } from "./use-record.ts";
import { releaseFocus } from "./use-sheet-keys.ts";

type Props = EntryProps & { entry: NextEntry };

/** The day of the next date: the court's coming days on the keys 1 to 5, any other by typing or from the calendar. */
export function NextDateStep(props: Props) {
  const { entry, data, next, onEntry, day, row } = props;
  const t = useTranslations("sheet");
  const warningsOn = useDateWarnings(data, day);
  const chosen = next?.day ?? null;
  if (isBehind(row)) return <p className={styles.hint}>{t(row.outcome?.nextDay ? "gone.keepsDate" : "gone.noDate")}</p>;
  const isOptional = nextDateFor(entry.draft.kind, row.hasOtherDate) === "optional";
  const offered = offeredFor(data, row, entry.draft, day);
  const offer = offerFor(data, row, entry.draft, day);
  const keys = keysFor(data, row, entry.draft, day);
  const choose = (figure: string) => onEntry(withLine(entry, { typed: figure, native: figure }));
  const facts = (one: CourtDay, purpose = entry.draft.purpose) => ({
    facts: data.days.get(one),
    against: findingsOn(data, day, row, one, { ...entry.draft, purpose }),
    warnings: one === chosen ? warningsOn(row, one) : [],
  });

  return (
    <fieldset className={styles.step}>
      <legend>
        {t("next")} {isOptional && <span className="soft">{t("optionalDate")}</span>}
      </legend>
      <PurposeLine {...props} />
      <ReplyHint offer={offer} chosen={next?.purpose === entry.draft.purpose ? chosen : null} />
      {entry.isRefused && (
        <p role="alert" className={styles.problem}>
          {t("letterRefused")}
        </p>
      )}
      <div className={styles.days}>
        {offered && (
          <DayChoice
            figure={0}
            day={offered.day}
            isChosen={offered.day === chosen && next?.purpose === offered.purpose}
            {...facts(offered.day, offered.purpose)}
            because={
              offered.because === "evidence-mention"
                ? t("shortMention")
                : t("offered", { because: t(`offeredBecause.${offered.because}`) })
            }
            onChoose={() => choose("0")}
          />
        )}
        {keys.map((one, at) => (
          <DayChoice
            key={one}
            figure={at + 1}
            day={one}
            isChosen={one === chosen && next?.purpose === entry.draft.purpose}
            {...facts(one)}
            onChoose={() => choose(String(at + 1))}
          />
        ))}
      </div>
      <BestDays
        caseId={row.caseId}
        purpose={entry.draft.purpose}
        from={addDays(day, 1)}
        chosen={next?.purpose === entry.draft.purpose ? chosen : null}
        onChoose={(one) => choose(dayWords(one, "en", "figures"))}
      />
      <OtherDate {...props} />
      {chosen && !keys.includes(chosen) && chosen !== offered?.day && (
        <div className={styles.days}>
          <DayChoice figure={null} day={chosen} isChosen {...facts(chosen)} onChoose={() => {}} />
        </div>
      )}
      {next && <DatePeople matters={[{ caseId: row.caseId, purpose: next.purpose }]} day={chosen} />}
      <p role="status" className={styles.spoken}>
        {chosen && warningsOn(row, chosen).map(({ whole }) => `${whole}. `)}
      </p>
    </fieldset>
  );
}

/** What the next date is for, the key that changes it, and whether it was changed: never by a letter in passing. */
function PurposeLine({ entry, row, next, onEntry }: Props) {
  const t = useTranslations("sheet");
  const words = useSheetWords();
  const { kind } = entry.draft;
  const purpose = next?.day ? next.purpose : entry.draft.purpose;
  const usual = usualNextPurpose(kind, row.purpose);
  return (
    <p className={styles.line}>
      <span className="soft">{t("nextFor")}</span>
      <strong>{words.purpose(purpose)}</strong>
      {purpose !== usual && (
        <span className="mark mark-risk">
          <Icon name="risk" size={12} />
          {t("purposeChanged", { usual: words.purpose(usual) })}
        </span>
      )}
      {purpose === usual && usual !== row.purpose && (
        <span className="soft">{t("purposeToday", { purpose: words.purpose(row.purpose) })}</span>
      )}
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<kbd>P</kbd>}
        onClick={(event) => {
          releaseFocus(event);
          onEntry(choosePurpose(entry));
        }}
      >
        {t("changePurpose")}
      </Button>
    </p>
  );
}

/** Any other day, typed in a reader's shorthand or taken from the calendar. */
function OtherDate({ entry, next, day, onEntry, onSave }: Props) {
  const t = useTranslations("sheet");
  const type = (text: string) => onEntry(withLine(entry, { typed: text, native: text }));
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.code === "Escape") event.currentTarget.blur();
    if (event.code !== "Enter" || event.nativeEvent.isComposing || !next) return;
    event.currentTarget.blur();
    onSave(entry.draft, next);
  };
  return (
    <div className={styles.typed}>
      <TextInput
        size="xs"
        aria-label={t("typedDate")}
        placeholder={`${t("typedDate")}: ${t("typedDateHow")}`}
        value={entry.typed}
        error={next?.problem ? t(`problems.${next.problem}`) : undefined}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <DayField
        size="xs"
        maw={120}
        aria-label={t("pickDate")}
        value={next?.day ?? null}
        minDate={addDays(day, 1)}
        onChange={(picked) => type(picked ? dayWords(picked, "en", "figures") : "")}
        onKeyDown={onKeyDown}
        // The keyboard goes back to the sheet, where Enter saves.
        onPick={() => document.activeElement instanceof HTMLElement && document.activeElement.blur()}
      />
    </div>
  );
}

type DayProps = {
  figure: number | null;
  day: CourtDay;
  isChosen: boolean;
  facts: NextDay | undefined;
  against: Finding[];
  /** In whole sentences, of the chosen day. */
  warnings: readonly SaidWarning[];
  /** Why it is offered beside the usual days. */
  because?: string;
  onChoose: () => void;
};

/** One coming day: how full it is, and in words what speaks against it. */
function DayChoice({ figure, day, isChosen, facts, against, warnings, because, onChoose }: DayProps) {
  const t = useTranslations("sheet");
  const words = useSheetWords();
  const isBlocked = against.some(({ rule }) => rule === "closed-day");
  const closure = facts && (words.locale === "ur" ? (facts.closureUr ?? facts.closureEn) : facts.closureEn);
  const shown = warnings.length > 0 ? against.filter(({ rule }) => !TOLD_WHOLE.includes(rule)) : against;
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
      {figure === null ? <span /> : <kbd>{figure}</kbd>}
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
        {because && <span className="mark mark-plain">{because}</span>}
        {isBlocked && closure && (
          <span className={facts?.isTentative ? "mark mark-tentative" : "mark mark-plain"}>{closure}</span>
        )}
        {shown.map(({ rule, weight }) => (
          <span key={rule} className={`mark ${markOf(rule, weight)}`}>
            {t(`findings.${rule}`)}
          </span>
        ))}
      </span>
      {warnings.length > 0 && (
        <span className={styles.warnings}>
          {warnings.map(({ warning, whole }) => (
            <span key={warning} className="mark mark-risk">
              <Icon name="risk" size={13} />
              {whole}
            </span>
          ))}
        </span>
      )}
    </button>
  );
}

/** Findings that the warnings of the chosen day say in a whole sentence. */
const TOLD_WHOLE: readonly Finding["rule"][] = ["custody-limit", "tentative-day", "no-work-day"];

function markOf(rule: Finding["rule"], weight: Finding["weight"]): string {
  if (rule === "tentative-day") return "mark-tentative";
  return weight === "warns" ? "mark-risk" : "mark-breach";
}
