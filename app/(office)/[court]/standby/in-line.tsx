"use client";

import { Button, TextInput } from "@mantine/core";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import styles from "./standby.module.css";
import type { FreePlace, StandbyMatter } from "./use-standby.ts";

type Props = {
  place: FreePlace;
  matters: readonly StandbyMatter[];
  isBusy: boolean;
  /** Null for who only looks. */
  stepIn: ((matter: StandbyMatter, day: FreePlace["day"], orderedBy: string | null) => void) | null;
};

/** A free place with the matters that could take it, the first in line first. */
export function InLine({ place, matters, isBusy, stepIn }: Props) {
  const t = useTranslations("presence.standby");
  const byId = new Map(matters.map((matter) => [matter.id, matter]));
  return (
    <>
      <p className="soft">{t("free", { minutes: place.minutes, matters: place.matters })}</p>
      <ol className={styles.line}>
        {place.inLine.map(({ id, block }, at) => {
          const matter = byId.get(id);
          return (
            matter && (
              <li key={id}>
                <Who matter={matter} />
                {at === 0 && <span className="mark mark-done">{t("first")}</span>}
                {block && <span className="soft">{t("at", { time: block })}</span>}
                {stepIn && <TakeIn matter={matter} day={place.day} isBusy={isBusy} stepIn={stepIn} />}
              </li>
            )
          );
        })}
      </ol>
    </>
  );
}

/** A matter that stands by: what it is, and the date that it keeps. */
export function Who({ matter }: { matter: StandbyMatter }) {
  const t = useTranslations("presence.standby");
  const purposes = useTranslations("terms.purposes");
  const language = useLocale();
  const { court } = useCourt();
  return (
    <span className={styles.who}>
      <Link href={`/${court.code}/cases/${matter.caseId}`}>
        <Num>{matter.shortNumber}</Num>
      </Link>
      {matter.isRestricted ? (
        <span className="soft">
          <Icon name="lock" size={12} /> {t("restricted")}
        </span>
      ) : (
        <bdi>{matter.title}</bdi>
      )}
      <span className="soft">
        {purposes(matter.purpose)} · {t("minutes", { n: matter.minutes })} ·{" "}
        {t("keeps", { day: dayWords(matter.guaranteedDay, language, "short") })}
      </span>
    </span>
  );
}

function TakeIn({ matter, day, isBusy, stepIn }: Pick<Props, "isBusy"> & TakeInProps) {
  const t = useTranslations("presence.standby");
  const language = useLocale();
  const [judge, setJudge] = useState("");
  return (
    <span className={styles.act}>
      {matter.isFixed && (
        <TextInput
          size="xs"
          label={t("judge")}
          description={t("judgeHow")}
          dir="auto"
          value={judge}
          onChange={(event) => setJudge(event.currentTarget.value)}
        />
      )}
      <Button
        size="compact-sm"
        disabled={isBusy || (matter.isFixed && judge.trim() === "")}
        onClick={() => stepIn(matter, day, judge.trim() || null)}
      >
        {t("takeIn", { day: dayWords(day, language, "short") })}
      </Button>
    </span>
  );
}

type TakeInProps = {
  matter: StandbyMatter;
  day: FreePlace["day"];
  stepIn: NonNullable<Props["stepIn"]>;
};
