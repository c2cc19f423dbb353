"use client";

import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { REMINDER_CHANNELS } from "../../../../server/rules/reminders/reminder-plan.ts";
import { REMINDER_STATES } from "../../../../server/rules/reminders/reminder-states.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { Num } from "../../../components/num.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { WideTable } from "../../../components/wide-table.tsx";
import { useCourt } from "../../court-context.tsx";
import { useStateWords } from "./reminder-words.ts";

/** What became of what fell due lately, by the way it went: states down, ways across, so that it fits a phone. */
export function DeliveryTable() {
  const t = useTranslations("reminders");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const stands = useStateWords();
  const found = useQuery(server.reminders.delivery.queryOptions({ courtId: court.id }));
  if (found.isPending) return <Loader role="status" size="sm" aria-label={actions("loading")} />;
  if (!found.data) return <NotLoaded of={found} />;
  const { days, counts } = found.data;
  const channels = REMINDER_CHANNELS.filter((channel) => counts.some((one) => one.channel === channel));
  const states = REMINDER_STATES.filter((state) => counts.some((one) => one.state === state));
  const of = (channel: string, state: string) =>
    counts.find((one) => one.channel === channel && one.state === state)?.count ?? 0;
  // Where messages and calls share a line it says both.
  const stateWords = (state: (typeof states)[number]) =>
    [...new Set(channels.filter((channel) => of(channel, state) > 0).map((channel) => stands(channel, state)))].join(
      " · ",
    );
  if (counts.length === 0) return <p>{t("delivery.none", { days })}</p>;
  return (
    <>
      <p className="soft">{t("delivery.how", { days })}</p>
      <WideTable label={t("views.delivery")}>
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">{t("delivery.became")}</th>
              {channels.map((channel) => (
                <th key={channel} scope="col" style={{ whiteSpace: "normal" }}>
                  {t(`channels.${channel}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {states.map((state) => (
              <tr key={state}>
                <th scope="row" style={{ whiteSpace: "normal" }}>
                  {stateWords(state)}
                </th>
                {channels.map((channel) => (
                  <td key={channel}>
                    <Num>{of(channel, state)}</Num>
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">{t("delivery.total")}</th>
              {channels.map((channel) => (
                <td key={channel}>
                  <Num>{states.reduce((sum, state) => sum + of(channel, state), 0)}</Num>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </WideTable>
    </>
  );
}
