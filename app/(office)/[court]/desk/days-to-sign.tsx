"use client";

import { Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import { releaseFocus } from "../day/use-sheet-keys.ts";
import styles from "./desk.module.css";
import type { Desk } from "./desk-data.ts";
import { SigningPass } from "./signing-pass.tsx";
import type { Pass } from "./use-pass.ts";

type Props = { days: Desk["toSign"]; open: Pass | null; setOpen: (open: Pass | null) => void };

/** Recorded days that wait for the signature; one pass of the eye, one button or one key. */
export function DaysToSign({ days, open, setOpen }: Props) {
  const t = useTranslations("desk.judge");
  const text = useDayText();
  // What was signed is gone from the page: the eye goes back to the days that are left, not to a void below them.
  const done = () => {
    setOpen(null);
    document.getElementById("desk-sign")?.scrollIntoView({ block: "nearest" });
  };
  return (
    <section id="desk-sign">
      <h2>{t("sign")}</h2>
      <p className="soft">{t(days.length === 0 ? "signNone" : "signHow")}</p>
      {days.map(({ day, unsigned, corrected, isEnded }) => (
        <div key={day} className={styles.sign}>
          <div className={styles.head}>
            <Button
              size="compact-sm"
              variant="default"
              aria-expanded={open === day}
              onClick={(event) => {
                releaseFocus(event);
                setOpen(open === day ? null : day);
              }}
            >
              {text(day, "long")}
            </Button>
            <span>{t("unsigned", { n: unsigned })}</span>
            {!isEnded && <span className="soft">{t("notEnded")}</span>}
            {corrected > 0 && <span className="mark mark-risk">{t("corrected", { n: corrected })}</span>}
          </div>
          {open === day && <DayOf day={day} onDone={done} />}
        </div>
      ))}
    </section>
  );
}

function DayOf({ day, onDone }: { day: CourtDay; onDone: () => void }) {
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  // What is signed is what was seen: asked anew each time, and again when the signature was refused.
  const found = useQuery(server.desk.dayToSign.queryOptions({ courtId: court.id, day }, { staleTime: 0 }));
  if (found.isPending) return <Loader role="status" size="xs" aria-label={actions("loading")} />;
  if (!found.data) return <NotLoaded of={found} />;
  const unsigned = found.data.filter(({ signedAt }) => signedAt === null);
  return <SigningPass day={day} outcomes={unsigned} refetch={() => void found.refetch()} onDone={onDone} />;
}
