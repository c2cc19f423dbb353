"use client";

import { useTranslations } from "next-intl";
import { Icon } from "../../../../components/icons.tsx";
import { useDayText } from "../case-words.tsx";
import styles from "./people.module.css";
import { isolated, type PeopleOfCase } from "./people-data.ts";

/** What the age of the accused asks for, each with its authority. All of it warns. */
export function JuvenileFindings({ found }: { found: PeopleOfCase }) {
  const t = useTranslations("people.juvenile");
  const law = useTranslations("law");
  const text = useDayText();
  const peopleOf = (ids: readonly number[]) => found.people.filter(({ casePersonId }) => ids.includes(casePersonId));
  if (found.findings.length === 0) return null;
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
        </li>
      ))}
      {found.juvenileDueDay && <li>{t("due", { day: text(found.juvenileDueDay) })}</li>}
    </ul>
  );
}
