"use client";

import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { Num } from "../../../../components/num.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { WideTable } from "../../../../components/wide-table.tsx";
import { useCourt } from "../../../court-context.tsx";
import { Day, useAccusedWords, useDayText } from "../case-words.tsx";
import styles from "./people.module.css";
import { isolated } from "./people-data.ts";

type Detained = inferRouterOutputs<AppRouter>["people"]["bailAlarms"]["detained"][number];

const COLUMNS = ["accused", "case", "place", "since", "days", "right", "delays", "next"] as const;

/** Everybody in custody in a pending case, the nearest right to bail for delay first. */
export function CustodyTab() {
  const t = useTranslations("people.page");
  const never = useTranslations("people.bail");
  const { court } = useCourt();
  const server = useServer();
  const found = useQuery(server.people.bailAlarms.queryOptions({ courtId: court.id }));
  if (found.isPending) return <Loader role="status" size="sm" mt="md" aria-label={t("tabs.custody")} />;
  if (!found.data) return <NotLoaded of={found} />;
  const { detained, reached, soon, unsure, noticeDays } = found.data;
  if (detained.length === 0) return <p>{t("custodyNone")}</p>;
  return (
    <>
      <p className="soft">
        {t("custodyHow", { reached, soon, unsure, days: noticeDays })} {never("never")}
      </p>
      <WideTable label={t("tabs.custody")}>
        <table className={`sheet ${styles.custody}`}>
          <thead>
            <tr>
              {COLUMNS.map((one) => (
                <th key={one} scope="col">
                  {t(`columns.${one}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {detained.map((one) => (
              <Row key={one.casePersonId} one={one} />
            ))}
          </tbody>
        </table>
      </WideTable>
    </>
  );
}

function Row({ one }: { one: Detained }) {
  const t = useTranslations("people");
  const docket = useTranslations("docket");
  const accused = useAccusedWords();
  const { court } = useCourt();
  return (
    <tr>
      <td>
        <bdi>{accused(one.name)}</bdi>
        {one.isNamedTwice && (
          <div className="soft">
            {t("bail.namedTwice")}: {t("bail.namedTwiceHow")}
          </div>
        )}
      </td>
      <td>
        <Link href={`/${court.code}/cases/${one.caseId}`} prefetch={false}>
          {one.number ? <Num>{one.number}</Num> : docket("noNumber")}
        </Link>
      </td>
      <td>{one.place && <bdi>{one.place}</bdi>}</td>
      <td>
        {one.since ? <Day day={one.since} style="date" /> : <span className="soft">{t("form.notRecorded")}</span>}
      </td>
      <td>{one.days !== null && <Num>{one.days}</Num>}</td>
      <td>
        <Right alarm={one.alarm} nearness={one.nearness} />
      </td>
      <td>
        {one.delays && one.delays.total > 0 && (
          <span className="num">{t("page.delaysShort", { against: one.delays.against, total: one.delays.total })}</span>
        )}
      </td>
      <td>{one.nextDay ? <Day day={one.nextDay} /> : <span className="soft">{docket("noDate")}</span>}</td>
    </tr>
  );
}

function Right({ alarm, nearness }: Pick<Detained, "alarm" | "nearness">) {
  const t = useTranslations("people.bail");
  const text = useDayText();
  if (!alarm) return null;
  const look = nearness === "reached" ? "mark mark-breach" : nearness === "soon" ? "mark mark-risk" : undefined;
  return (
    <>
      <span className={look}>
        <Day day={alarm.day} style="date" />
      </span>
      {alarm.dayIfWoman && nearness !== "reached" && (
        <div className="soft">{t("ifWomanShort", { day: isolated(text(alarm.dayIfWoman)) })}</div>
      )}
    </>
  );
}
