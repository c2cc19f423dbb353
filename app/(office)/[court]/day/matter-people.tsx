"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { SIDES } from "../../../../server/rules/case/adjournment.ts";
import { Icon } from "../../../components/icons.tsx";
import { outbox } from "../../../components/outbox.ts";
import { type Attending, peopleToMark } from "./attendance-entry.ts";
import { alikeIn, useAttendeeWords } from "./attendance-words.ts";
import styles from "./day.module.css";
import type { SheetRow } from "./sheet-data.ts";

/** Who came, once that was said; and what became of it on the way to the court's computer. */
export function CameLine({ row }: { row: SheetRow }) {
  const t = useTranslations("process.attendance");
  const label = useAttendeeWords();
  const refusals = useTranslations("errors.refusals");
  const marked = peopleToMark(row.attendees).filter(({ mark }) => mark !== null);
  const refused = row.attending?.refused ?? null;
  if (marked.length === 0 && !refused) return null;
  return (
    <>
      <dt>{t("came")}</dt>
      <dd>
        {[...Map.groupBy(marked, ({ mark }) => mark!)].map(([mark, people]) => (
          <span key={mark} className={styles.person}>
            <span className="soft">{t(`marks.${mark}`)}</span>{" "}
            {people.map((person) => label(person, alikeIn(row.attendees, person), true)).join(", ")}
          </span>
        ))}
        {row.attending && !refused && <span className="mark mark-plain">{t("waiting")}</span>}
        {refused && row.attending && (
          <span role="alert" className={`mark mark-breach ${styles.wholeMark}`}>
            {t("refused", {
              why: refusals.has(refused.code as "stale") ? refusals(refused.code as "stale") : refused.code,
            })}
            <Button size="compact-xs" variant="default" onClick={() => void outbox.takeBack(row.attending!.key)}>
              {t("discard")}
            </Button>
          </span>
        )}
      </dd>
    </>
  );
}

/** Witnesses and others who are to testify today, with how often they came in vain. */
export function WantedWitnesses({ row }: { row: SheetRow }) {
  const t = useTranslations("process.attendance");
  const label = useAttendeeWords();
  const wanted = row.attendees.filter(
    ({ expected, role, name }) =>
      expected === "to-testify" && !(role === "investigating-officer" && row.people.some((one) => one.name === name)),
  );
  if (wanted.length === 0) return null;
  const short = (people: readonly Attending[]) =>
    people.map((person) => label(person, alikeIn(row.attendees, person), true)).join(", ");
  const inVain = Map.groupBy(
    wanted.filter(({ timesSentBack }) => timesSentBack > 0),
    ({ timesSentBack }) => timesSentBack,
  );
  return (
    <span className={styles.person}>
      {t("wantedWitness", { label: short(wanted) })}{" "}
      {[...inVain].map(([times, people]) => (
        <span key={times} className="mark mark-risk">
          <Icon name="risk" size={12} />
          {people.length < wanted.length && `${short(people)} `}
          {t("sentBack", { times })}
        </span>
      ))}
    </span>
  );
}

/** How often the case was adjourned before, by the side it counts against. */
export function AdjournedLine({ row, warnsAt }: { row: SheetRow; warnsAt: number }) {
  const t = useTranslations("process.counts");
  const terms = useTranslations("terms.sides");
  const counted = SIDES.flatMap((side) => {
    const n = row.adjournedBy[side] ?? 0;
    return n === 0 ? [] : [{ side, n }];
  }).sort((one, other) => other.n - one.n);
  if (counted.length === 0) return null;
  return (
    <>
      <dt>{t("label")}</dt>
      <dd>
        {counted.map(({ side, n }) => (
          <span key={side} className={n >= warnsAt ? `mark mark-risk ${styles.person}` : styles.person}>
            {t("bySide", { side: terms(side), n })}
          </span>
        ))}
      </dd>
    </>
  );
}
