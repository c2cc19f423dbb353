"use client";

import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import {
  ADJOURNMENT_REASONS,
  ADJOURNMENT_RULES,
  type AdjournmentReason,
  SIDES,
} from "../../../../server/rules/case/adjournment.ts";
import { OUTCOME_RULES, type Outcome } from "../../../../server/rules/case/outcomes.ts";
import { ADJOURNMENT_WARNING_AT } from "../../../../server/rules/sitting/adjournment-counts.ts";
import { mayFollowLeaving } from "../../../../server/rules/sitting/hearing-outcome.ts";
import { AbsenceDoubt } from "./absence-doubt.tsx";
import styles from "./day.module.css";
import { DisposalStep } from "./disposal-step.tsx";
import type { EntryProps } from "./entry-props.ts";
import { NextDateStep } from "./next-date-step.tsx";
import { PurposeStep } from "./purpose-step.tsx";
import { isBehind } from "./sheet-data.ts";
import { begin, type Draft, type Entry, stepBack, withReason } from "./sheet-entry.ts";
import { SideCount } from "./side-count.tsx";
import { releaseFocus } from "./use-sheet-keys.ts";

/** The keys of the sheet as buttons, and the step of the entry that they opened. */
export function EntryPanel(props: EntryProps) {
  const { entry, row, onEntry, recording, onAttend, data } = props;
  if (entry.step === "idle") {
    return (
      <div className={styles.entry}>
        <Actions row={row} onEntry={onEntry} recording={recording} onAttend={onAttend} />
      </div>
    );
  }
  return (
    <div className={styles.entry}>
      <ChosenLine draft={entry.draft} onDraft={(draft) => onEntry({ ...entry, draft })} />
      <SideCount row={row} draft={entry.draft} warnsAt={data.sheet?.warnsAt ?? ADJOURNMENT_WARNING_AT} />
      <AbsenceDoubt row={row} draft={entry.draft} />
      {entry.step === "reason" && <ReasonStep {...props} entry={entry} />}
      {entry.step === "disposal" && <DisposalStep {...props} entry={entry} />}
      {entry.step === "next" && <NextDateStep {...props} entry={entry} />}
      {entry.step === "purpose" ? <PurposeStep entry={entry} onEntry={onEntry} /> : <Foot {...props} entry={entry} />}
    </div>
  );
}

type ActionProps = Pick<EntryProps, "row" | "onEntry" | "recording" | "onAttend">;

function Actions({ row, onEntry, recording, onAttend }: ActionProps) {
  const t = useTranslations("sheet.actions");
  const attendance = useTranslations("process.attendance");
  const order: readonly Outcome[] = [
    "adjourned",
    "held-moved-on",
    "held-attendance",
    "not-reached",
    "reserved",
    "disposed",
    "listed-in-error",
  ];
  return (
    <div className={styles.actions}>
      {order
        .filter((outcome) => !isBehind(row) || mayFollowLeaving(outcome))
        .map((outcome) => (
          <Button
            key={outcome}
            variant="default"
            leftSection={<kbd>{OUTCOME_RULES[outcome].letter}</kbd>}
            onClick={(event) => {
              releaseFocus(event);
              onEntry(begin(outcome, row));
            }}
          >
            {t(outcome)}
          </Button>
        ))}
      <Button
        variant="default"
        leftSection={<kbd>P</kbd>}
        onClick={(event) => {
          releaseFocus(event);
          void recording.call(row, "passed-over");
        }}
      >
        {t("passOver")}
      </Button>
      <Button
        variant="default"
        leftSection={<kbd>C</kbd>}
        onClick={(event) => {
          releaseFocus(event);
          void recording.call(row, "called");
        }}
      >
        {t("call")}
      </Button>
      <Button
        variant="default"
        leftSection={<kbd>W</kbd>}
        onClick={(event) => {
          releaseFocus(event);
          onAttend();
        }}
      >
        {attendance("open")}
      </Button>
    </div>
  );
}

function ReasonStep({ data, entry, onEntry }: EntryProps & { entry: Entry & { step: "reason" } }) {
  const t = useTranslations("sheet");
  const terms = useTranslations("terms.reasons");
  const ten = data.sheet?.reasonKeys ?? [];
  const choose = (reason: AdjournmentReason) => onEntry(withReason(entry.draft, reason));
  return (
    <fieldset className={styles.step}>
      <legend>
        {t("reason")} <span className="soft">{t("reasonHow")}</span>
        {entry.typed && <kbd>{entry.typed}</kbd>}
      </legend>
      <div className={styles.choices}>
        {ten.map((reason, at) => (
          <button key={reason} type="button" className={styles.choice} onClick={() => choose(reason)}>
            <kbd>{at === 9 ? 0 : at + 1}</kbd> {terms(reason)}
          </button>
        ))}
      </div>
      <details className={styles.more} open={entry.typed !== ""}>
        <summary>{t("allReasons")}</summary>
        <div className={styles.choices}>
          {ADJOURNMENT_REASONS.filter((one) => ADJOURNMENT_RULES[one].letters.startsWith(entry.typed)).map((reason) => (
            <button key={reason} type="button" className={styles.choice} onClick={() => choose(reason)}>
              <kbd>{ADJOURNMENT_RULES[reason].letters}</kbd> {terms(reason)}
            </button>
          ))}
        </div>
      </details>
    </fieldset>
  );
}

/** What was chosen so far: the outcome, its reason, and the side that follows from it; the reader may say another. */
function ChosenLine({ draft, onDraft }: { draft: Draft; onDraft: (draft: Draft) => void }) {
  const t = useTranslations("sheet");
  const terms = useTranslations("terms");
  const usual = draft.reason === null ? null : ADJOURNMENT_RULES[draft.reason].side;
  return (
    <div className={styles.chosenLine}>
      <span>
        <kbd>{OUTCOME_RULES[draft.kind].letter}</kbd> <strong>{t(`actions.${draft.kind}`)}</strong>
        {draft.reason && `: ${terms(`reasons.${draft.reason}`)}`}
      </span>
      {usual && (
        <NativeSelect
          size="xs"
          aria-label={t("side")}
          value={draft.side ?? ""}
          onChange={(event) => {
            onDraft({ ...draft, side: SIDES.find((side) => side === event.currentTarget.value) ?? null });
            event.currentTarget.blur();
          }}
          data={[
            { value: "", label: t("sideAuto", { side: terms(`sides.${usual}`) }) },
            ...SIDES.filter((side) => side !== usual).map((side) => ({ value: side, label: terms(`sides.${side}`) })),
          ]}
        />
      )}
    </div>
  );
}

/** On a low screen the dates stand between the eye and this line. */
const bringIntoView = (line: HTMLElement | null): void => line?.scrollIntoView({ block: "nearest" });

type FootProps = EntryProps & { entry: Exclude<Entry, { step: "idle" | "purpose" }> };

function Foot({ entry, next, recording, row, onEntry, onSave }: FootProps) {
  const t = useTranslations("sheet");
  const { draft } = entry;
  const read = next ?? { purpose: draft.purpose, day: null, problem: null };
  return (
    <div className={styles.foot}>
      <TextInput
        size="xs"
        className={styles.note}
        placeholder={t("note")}
        aria-label={t("note")}
        maxLength={500}
        value={draft.note}
        onChange={(event) => onEntry({ ...entry, draft: { ...draft, note: event.currentTarget.value } })}
        onKeyDown={(event) => {
          if (event.code === "Escape") event.currentTarget.blur();
          if (event.code !== "Enter" || event.nativeEvent.isComposing) return;
          event.currentTarget.blur();
          onSave(draft, read);
        }}
      />
      {recording.problem && (
        <p role="alert" className={styles.problem} ref={bringIntoView}>
          {recording.problem}
        </p>
      )}
      <div className={styles.footButtons}>
        <Button
          disabled={entry.step === "reason"}
          onClick={(event) => {
            releaseFocus(event);
            onSave(draft, read);
          }}
          rightSection={<kbd>Enter</kbd>}
        >
          {row.outcome && !row.pending ? t("saveCorrection") : t("save")}
        </Button>
        <Button
          variant="default"
          onClick={(event) => {
            releaseFocus(event);
            onEntry(stepBack(entry));
          }}
          rightSection={<kbd>Esc</kbd>}
        >
          {t("cancel")}
        </Button>
      </div>
    </div>
  );
}
