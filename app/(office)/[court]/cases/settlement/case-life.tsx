"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import type { File } from "../case-data.ts";
import styles from "../case-file.module.css";
import { Day, useDayText } from "../case-words.tsx";
import { JudgmentSection } from "../judgment/judgment-section.tsx";
import { ClassOfCase } from "./class-of-case.tsx";
import { PrivateWords } from "./private-words.tsx";
import { Settlements } from "./settlements.tsx";
import { type Life, useLife } from "./use-life.ts";

/** What the law makes of the case and what became of it: shown where there is something to tell. */
export function CaseLife({ file }: { file: File }) {
  const { me } = useCourt();
  const found = useLife(file.caseId);
  if (found.isError && !found.data) return <NotLoaded of={found} />;
  if (!found.data) return null;
  const life = found.data;
  const readsPrivate = me.role === "judge" || me.role === "prosecutor";
  return (
    <>
      {readsPrivate && <PrivateOfCase caseId={file.caseId} />}
      <ClassOfCase life={life} />
      {/* An application is decided by an order, shown with its docket. */}
      {(life.docket !== "application" || life.judgment.version !== null) && (
        <JudgmentSection caseId={file.caseId} life={life} />
      )}
      {life.settlements.length > 0 && <Settlements caseId={file.caseId} life={life} />}
      {life.positions.length > 0 && <Complainant positions={life.positions} />}
    </>
  );
}

function PrivateOfCase({ caseId }: { caseId: number }) {
  const { court } = useCourt();
  const server = useServer();
  const found = useQuery(server.life.flags.queryOptions({ courtId: court.id, caseId }));
  if (!found.data || found.data.length === 0) return null;
  return <PrivateWords caseId={caseId} flags={found.data} />;
}

function Complainant({ positions }: Pick<Life, "positions">) {
  const t = useTranslations("settlement.complainant");
  const law = useTranslations("law.complainant");
  const text = useDayText();
  return (
    <section>
      <h3>{t("title")}</h3>
      <ul className={styles.names}>
        {positions.map(({ id, position, day, note }, at) => (
          <li key={id} className={at === 0 ? undefined : "soft"}>
            {at === 0 ? (
              t("since", { position: law(position), day: text(day) })
            ) : (
              <>
                {law(position)} · <Day day={day} style="date" />
              </>
            )}
            {note && (
              <>
                {" · "}
                <bdi>{note}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
