"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Fragment, useEffect, useRef } from "react";
import { MARKS_OF } from "../../../../server/rules/listing/attendance.ts";
import { type AttendanceEntry, areExamined, MARK_LETTERS, turnWitnesses, withMark } from "./attendance-entry.ts";
import { alikeIn, useAttendeeWords } from "./attendance-words.ts";
import styles from "./day.module.css";
import { releaseFocus } from "./use-sheet-keys.ts";

type Props = {
  entry: AttendanceEntry;
  onEntry: (entry: AttendanceEntry | null) => void;
  onSave: () => void;
};

/** Who came: everybody of the case with a mark for each, prefilled, so that one key saves the usual day. */
export function AttendanceStep({ entry, onEntry, onSave }: Props) {
  const t = useTranslations("process.attendance");
  const actions = useTranslations("actions");
  const { people } = entry;
  const firstOther = people.findIndex(({ expected, mark }) => expected === null && mark === null);
  const hasWitness = people.some(({ expected }) => expected === "to-testify");
  return (
    <fieldset className={styles.step}>
      <legend>{t("title")}</legend>
      {people.length === 0 && <p className={styles.hint}>{t("nobody")}</p>}
      {people.length > 0 && <p className={styles.hint}>{t("how")}</p>}
      <ol className={styles.attendees}>
        {people.map((person, at) => (
          <Fragment key={person.id}>
            {at === firstOther && <li className={styles.attendeesHead}>{t("others")}</li>}
            <Attendee entry={entry} at={at} onEntry={onEntry} />
          </Fragment>
        ))}
      </ol>
      <div className={styles.footButtons}>
        <Button
          disabled={people.length === 0}
          onClick={(event) => {
            releaseFocus(event);
            onSave();
          }}
          rightSection={<kbd>Enter</kbd>}
        >
          {t("save")}
        </Button>
        {hasWitness && (
          <Button
            variant="default"
            onClick={(event) => {
              releaseFocus(event);
              onEntry(turnWitnesses(entry));
            }}
            rightSection={<kbd>W</kbd>}
          >
            {t(areExamined(entry) ? "boundKey" : "examinedKey")}
          </Button>
        )}
        <Button
          variant="default"
          onClick={(event) => {
            releaseFocus(event);
            onEntry(null);
          }}
          rightSection={<kbd>Esc</kbd>}
        >
          {actions("cancel")}
        </Button>
      </div>
    </fieldset>
  );
}

function Attendee({ entry, at, onEntry }: Pick<Props, "entry" | "onEntry"> & { at: number }) {
  const t = useTranslations("process.attendance");
  const label = useAttendeeWords();
  const person = entry.people[at]!;
  const chosen = entry.marks[person.id] ?? null;
  const isHere = at === entry.at;
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isHere) line.current?.scrollIntoView({ block: "nearest" });
  }, [isHere]);
  return (
    <li ref={line} className={styles.attendee} data-here={isHere || undefined}>
      <span className={styles.attendeeName}>
        <kbd>{at < 9 ? at + 1 : "↓"}</kbd> {label(person, alikeIn(entry.people, person))}
        {person.timesSentBack > 0 && (
          <span className="mark mark-risk">{t("sentBack", { times: person.timesSentBack })}</span>
        )}
      </span>
      <span className={styles.attendeeMarks}>
        {!isHere && (
          <button
            type="button"
            className={styles.attendeeMark}
            aria-pressed={chosen !== null}
            onClick={(event) => {
              releaseFocus(event);
              onEntry({ ...entry, at });
            }}
          >
            {chosen ? t(`marks.${chosen}`) : t("clear")}
          </button>
        )}
        {(isHere ? MARKS_OF[person.role] : []).map((mark) => (
          <button
            key={mark}
            type="button"
            className={styles.attendeeMark}
            aria-pressed={chosen === mark}
            onClick={(event) => {
              releaseFocus(event);
              onEntry({ ...withMark(entry, person.id, chosen === mark ? null : mark), at });
            }}
          >
            <kbd>{MARK_LETTERS[mark]}</kbd> {t(`marks.${mark}`)}
          </button>
        ))}
      </span>
    </li>
  );
}
