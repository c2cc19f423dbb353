"use client";

import { useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import { type BoardRow, REACH_MARKS } from "./reminders-data.ts";

/** What is known of somebody before the day, and whose word it is. */
export function ReachMark({ row: { reach } }: { row: Pick<BoardRow, "reach"> }) {
  const t = useTranslations("reminders");
  const { mark, icon } = REACH_MARKS[reach.state];
  return (
    <>
      <span className={`mark ${mark}`}>
        <Icon name={icon} size={13} />
        {t(`reach.${reach.state}`)}
      </span>
      {reach.by && <span className="soft"> {t(`says.${reach.by}`)}</span>}
    </>
  );
}
