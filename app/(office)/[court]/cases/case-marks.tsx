"use client";

import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { isPastTarget } from "../../../../server/rules/case/clocks.ts";
import { type Custody, isSinceMissing } from "../../../../server/rules/people/custody.ts";
import { Icon, type IconName } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { useToday } from "./case-words.tsx";

type Marked = {
  custody: Custody;
  custodySince: CourtDay | null;
  /** The right to bail for delay of an accused of the case: near, or there. */
  bailAlarm?: "soon" | "reached" | null;
  isRestricted: boolean;
  unreadSections: number;
  notReachedCount: number;
  nextDay: CourtDay | null;
  institutionDay: CourtDay | null;
  disposalDay: CourtDay | null;
  sections: readonly string[];
};

/** What a reader must not overlook, each with its sign and its word. */
export function CaseMarks({ matter, isAgeShown = false }: { matter: Marked; isAgeShown?: boolean }) {
  const t = useTranslations("docket.marks");
  const custody = useTranslations("terms.custody");
  const bail = useTranslations("people.bail");
  const today = useToday();
  if (matter.disposalDay !== null) return <Mark kind="done" icon="done" text={t("disposed")} />;
  return (
    <>
      {matter.custody === "in" && <Mark kind="custody" icon="custody" text={t("custody")} />}
      {isSinceMissing(matter) && <Mark kind="risk" icon="custody" text={t("sinceMissing")} />}
      {matter.bailAlarm === "reached" && <Mark kind="breach" icon="clock" text={bail("markReached")} />}
      {matter.bailAlarm === "soon" && <Mark kind="risk" icon="clock" text={bail("markSoon")} />}
      {matter.custody === "at-large" && <Mark kind="risk" icon="person" text={custody("at-large")} />}
      {matter.nextDay !== null && matter.nextDay < today && <Mark kind="breach" icon="clock" text={t("overdue")} />}
      {matter.notReachedCount >= 2 && (
        <Mark kind="risk" icon="risk" text={t("notReached", { n: matter.notReachedCount })} />
      )}
      {!isAgeShown && isPastTarget(matter, today) && <Mark kind="risk" icon="clock" text={t("pastTarget")} />}
      {matter.unreadSections > 0 ? (
        <Mark kind="risk" icon="lock" text={t("unread")} />
      ) : (
        matter.isRestricted && <Mark kind="plain" icon="lock" text={t("restricted")} />
      )}
    </>
  );
}

function Mark({
  kind,
  icon,
  text,
}: {
  kind: "custody" | "risk" | "breach" | "done" | "plain";
  icon: IconName;
  text: string;
}) {
  return (
    <span className={`mark mark-${kind}`}>
      <Icon name={icon} size={13} />
      {text}
    </span>
  );
}

/** Charged sections by statute, each left to right. */
export function Sections({ sections }: { sections: readonly string[] }) {
  const statutes = new Map<string, string[]>();
  for (const section of sections) {
    const at = section.lastIndexOf(" ");
    const statute = section.slice(0, Math.max(0, at));
    statutes.set(statute, [...(statutes.get(statute) ?? []), section.slice(at + 1)]);
  }
  const all = [...statutes].map(([statute, numbers]) => `${statute} ${numbers.join(", ")}`.trim()).join(" · ");
  return (
    <span title={all}>
      <Num>{all}</Num>
    </span>
  );
}
