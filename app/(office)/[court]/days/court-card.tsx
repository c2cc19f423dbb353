"use client";

import { useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import styles from "./days.module.css";
import type { OwnDays, Reporting, Sitting } from "./days-data.ts";
import { useDaysWords } from "./days-words.ts";
import { MatterItem } from "./matter-item.tsx";

type Props = { sitting: Sitting; data: OwnDays; isFolded: boolean; onReport: ((of: Reporting) => void) | null };

/** A court on a day: where, from when, how far the list is, and the matters in it that are his. */
export function CourtCard({ sitting, data, isFolded, onReport }: Props) {
  const words = useDaysWords();
  const name = words.local(sitting.nameEn, sitting.nameUr);
  const head = <CardHead sitting={sitting} data={data} name={name} />;
  const body = <Blocks sitting={sitting} data={data} onReport={onReport} />;
  if (!isFolded)
    return (
      <section className={styles.card} aria-label={name}>
        {head}
        {body}
      </section>
    );
  return (
    <details className={styles.card}>
      <summary>{head}</summary>
      {body}
    </details>
  );
}

function CardHead({ sitting, data, name }: { sitting: Sitting; data: OwnDays; name: string }) {
  const t = useTranslations("days");
  const words = useDaysWords();
  const { matters, version, day, isOpen, because, becauseUr, toCall } = sitting;
  const needed = matters.filter(({ duties }) => duties.isNeeded).length;
  const serials = matters.flatMap(({ serial }) => serial ?? []);
  const why = because === null ? null : words.local(because, becauseUr);
  return (
    <div className={styles.cardHead}>
      <h3>{name}</h3>
      <p>
        {[...words.place(sitting), version === null ? t("notPosted") : t("posted", { n: version })].join(" · ")}
        {serials.length > 0 && (
          <>
            {" · "}
            {t("serial", { n: spanOf(serials) })}
          </>
        )}
      </p>
      <p>
        {t("matters", { n: matters.length })}
        {data.role === "investigating-officer" && ` · ${t("needYou", { n: needed })}`}
        {day === data.today && ` · ${t("turn.toCall", { n: toCall })}`}
      </p>
      {!isOpen && (
        <p className="mark mark-breach">
          <Icon name="risk" size={13} /> {t("shut", { why: why === null ? "none" : `\u2068${why}\u2069` })}
        </p>
      )}
    </div>
  );
}

/** First and last number, in the order of figures in either script. */
function spanOf(serials: readonly number[]): string {
  const [first, last] = [Math.min(...serials), Math.max(...serials)];
  return `\u2066${first === last ? first : `${first}–${last}`}\u2069`;
}

function Blocks({ sitting, data, onReport }: Omit<Props, "isFolded">) {
  const t = useTranslations("days");
  const blocks = [...Map.groupBy(sitting.matters, ({ block, reportingTime }) => `${block ?? ""}/${reportingTime}`)];
  return blocks.map(([key, matters]) => {
    const { block, reportingTime } = matters[0]!;
    return (
      <div key={key} className={styles.block}>
        <p className={styles.time}>
          <Icon name="clock" size={15} />
          <strong>{block === null ? t("noBlock") : <Num>{block}</Num>}</strong>
          {block !== reportingTime && (
            <span className="soft">{t("report", { at: `\u2066${reportingTime}\u2069` })}</span>
          )}
        </p>
        <ol className={styles.matters}>
          {matters.map((matter) => (
            <MatterItem
              key={matter.hearingId}
              matter={matter}
              data={data}
              isPosted={sitting.version !== null}
              onReport={onReport}
            />
          ))}
        </ol>
      </div>
    );
  });
}
