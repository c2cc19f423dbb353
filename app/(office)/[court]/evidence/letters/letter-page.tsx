"use client";

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../../server/rules/calendar/day-words.ts";
import { chargedSection, sectionsInWords } from "../../../../../server/rules/case/offences.ts";
import { westernDigits } from "../../../../../server/rules/text/western-digits.ts";
import { evidence } from "../../../../../server/wording/evidence.en.ts";
import { LETTER } from "./letter-words.ts";
import styles from "./letters.module.css";

type Letters = inferRouterOutputs<AppRouter>["evidence"]["letters"];
type Letter = Letters["letters"][number];

const date = (day: CourtDay) => dayWords(day, "en", "date");

/** One reminder on court paper, in English whatever the screen speaks. It names the case and nobody of it. */
export function LetterPage({ letter, head }: { letter: Letter; head: Letters["head"] }) {
  const { kind, source, sourceName, number } = letter;
  const sections = sectionsInWords(letter.sections.map(chargedSection));
  return (
    <article className={styles.letter} lang="en" dir="ltr">
      <header className={styles.head}>
        <p className={styles.court}>{head.courtEn}</p>
        {!head.courtEn.includes(head.districtEn) && <p>{head.districtEn}</p>}
        {head.judgeEn && <p>{head.judgeEn}</p>}
        {head.place && <p>{head.place}</p>}
      </header>
      <div className={styles.top}>
        <span>{LETTER.outward}</span>
        <span>
          {LETTER.dated} {date(letter.day)}
        </span>
      </div>
      <p className={styles.to}>
        {LETTER.to}
        <br />
        {sourceName ?? evidence.sources[source]}
        {sourceName && source !== "other" && (
          <>
            <br />
            {evidence.sources[source]}
          </>
        )}
      </p>
      <p className={styles.subject}>
        {LETTER.subject}: {LETTER.reminder(number)}: {LETTER.kinds[kind]}
      </p>
      <table className={styles.reference}>
        <tbody>
          <Reference label={LETTER.case} value={letter.caseNumber} />
          <Reference label={LETTER.fir} value={letter.fir} />
          <Reference label={LETTER.station} value={letter.station} />
          <Reference label={LETTER.sections} value={sections || null} />
          <Reference label={LETTER.reference} value={letter.fileReference} />
        </tbody>
      </table>
      {LETTER.body(letter, date).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {letter.what && <blockquote className={styles.what}>{letter.what}</blockquote>}
      {LETTER.demand(letter, date).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <footer className={styles.sign}>
        <p>{LETTER.byOrder}</p>
        <p className={styles.line}>{LETTER.signed}</p>
        <p>{head.courtEn}</p>
      </footer>
    </article>
  );
}

function Reference({ label, value }: { label: string; value: string | null }) {
  if (value === null || value === "") return null;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{westernDigits(value)}</td>
    </tr>
  );
}
