"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "../../../../components/icons.tsx";
import { useDayText } from "../case-words.tsx";
import styles from "./people.module.css";
import { type CasePerson, isolated, type PeopleOfCase } from "./people-data.ts";
import { SplitJuvenile } from "./split-juvenile.tsx";

type Props = { found: PeopleOfCase; mayChange: boolean };

/** What the age of the accused asks for, each with its authority. All of it warns. */
export function JuvenileFindings({ found, mayChange }: Props) {
  const [splitting, setSplitting] = useState<CasePerson | null>(null);
  return (
    <>
      {found.findings.length > 0 && <Findings found={found} split={mayChange ? setSplitting : null} />}
      {/* Who was split off is no longer in this case: the dialog still says where the new one is. */}
      {splitting && <SplitJuvenile person={splitting} today={found.today} close={() => setSplitting(null)} />}
    </>
  );
}

function Findings({ found, split }: { found: PeopleOfCase; split: ((person: CasePerson) => void) | null }) {
  const t = useTranslations("people.juvenile");
  const law = useTranslations("law");
  const text = useDayText();
  const peopleOf = (ids: readonly number[]) => found.people.filter(({ casePersonId }) => ids.includes(casePersonId));
  return (
    <ul className={styles.findings}>
      {found.findings.map(({ code, accused, authority, confirmed }) => (
        <li key={code}>
          <span className="mark mark-risk">
            <Icon name="risk" size={13} />
            {law(`juvenileFindings.${code}`)}
          </span>{" "}
          <span className="no-print">
            {peopleOf(accused)
              .map(({ name }) => isolated(name))
              .join(" · ")}
          </span>{" "}
          <span className="soft">
            <bdi>{authority}</bdi>
            {!confirmed && ` · ${law("notConfirmed")}`}
          </span>
          {split &&
            code === "juvenile-with-adults" &&
            peopleOf(accused).map((one) => (
              <Button
                key={one.casePersonId}
                className="no-print"
                size="compact-xs"
                variant="default"
                onClick={() => split(one)}
              >
                {t("split")}
              </Button>
            ))}
        </li>
      ))}
      {found.juvenileDueDay && <li>{t("due", { day: text(found.juvenileDueDay) })}</li>}
    </ul>
  );
}
