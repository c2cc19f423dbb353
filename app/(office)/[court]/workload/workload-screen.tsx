"use client";

import { Loader, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { searchKey } from "../../../../server/rules/text/search-key.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { WideTable } from "../../../components/wide-table.tsx";
import { useCourt } from "../../court-context.tsx";
import { PersonRows } from "./person-rows.tsx";
import styles from "./workload.module.css";
import type { Loaded } from "./workload-data.ts";

const ROLES = ["all", "prosecutor", "investigating-officer"] as const;
type Shown = (typeof ROLES)[number];
const WEEKS = [4, 8, 12] as const;

/** What stands first; the server's own order, by role and matters, decides between equals. */
const ORDERS = {
  pending: (one: Loaded, other: Loaded) => other.pending - one.pending,
  "too-much": (one: Loaded, other: Loaded) => other.overloaded.length - one.overloaded.length,
  overdue: (one: Loaded, other: Loaded) => (other.owes?.overdue ?? 0) - (one.owes?.overdue ?? 0),
  name: (one: Loaded, other: Loaded) => one.name.localeCompare(other.name),
};
type Order = keyof typeof ORDERS;

/** What prosecutors and officers have on their hands over all courts, by week, and the days on which it is too much. */
export function WorkloadScreen() {
  const t = useTranslations("otherDates.workload");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const [role, setRole] = useState<Shown>("all");
  const [weeks, setWeeks] = useState<number>(8);
  const [order, setOrder] = useState<Order>("pending");
  const [q, setQ] = useState("");
  const found = useQuery(server.presence.workload.queryOptions({ courtId: court.id, weeks }));
  const key = searchKey(q);
  const shown = (found.data?.people ?? [])
    .filter(
      (one) => (role === "all" || one.role === role) && searchKey(`${one.name} ${one.nameUr ?? ""}`).includes(key),
    )
    .sort(ORDERS[order]);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("title")}</h1>
        <span className="soft">{t("how")}</span>
      </div>
      <div className={styles.filters}>
        <NativeSelect
          label={t("role")}
          value={role}
          data={ROLES.map((one) => ({ value: one, label: t(`roles.${one}`) }))}
          onChange={(event) => setRole(event.currentTarget.value as Shown)}
        />
        <NativeSelect
          label={t("weeks")}
          value={String(weeks)}
          data={WEEKS.map(String)}
          onChange={(event) => setWeeks(Number(event.currentTarget.value))}
        />
        <NativeSelect
          label={t("order")}
          value={order}
          data={Object.keys(ORDERS).map((one) => ({ value: one, label: t(`orders.${one as Order}`) }))}
          onChange={(event) => setOrder(event.currentTarget.value as Order)}
        />
        <TextInput
          label={t("search")}
          dir="auto"
          value={q}
          onChange={(event) => setQ(event.currentTarget.value)}
          maw={240}
        />
      </div>
      {found.isPending && <Loader size="sm" role="status" aria-label={actions("loading")} />}
      {found.isError && <NotLoaded of={found} />}
      {found.data && shown.length === 0 && <p>{t("none")}</p>}
      {shown.length > 0 && <Table people={shown} />}
    </div>
  );
}

function Table({ people }: { people: readonly Loaded[] }) {
  const t = useTranslations("otherDates.workload");
  const language = useLocale();
  const short = new Intl.DateTimeFormat(language === "ur" ? "ur-PK-u-nu-latn" : "en-GB", {
    ...{ timeZone: "UTC", day: "numeric", month: "short" },
  });
  return (
    <WideTable label={t("title")}>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t("who")}</th>
            <th scope="col" className={styles.number}>
              {t("pending")}
            </th>
            <th scope="col" className={styles.number}>
              {t("owes")}
            </th>
            {people[0]?.weeks.map(({ monday }) => (
              <th key={monday} scope="col" className={styles.number}>
                <span title={t("week", { day: short.format(new Date(monday)) })}>{short.format(new Date(monday))}</span>
              </th>
            ))}
            <th scope="col" aria-label={t("handOver")} />
          </tr>
        </thead>
        {people.map((person) => (
          <PersonRows key={`${person.personId}/${person.role}`} person={person} />
        ))}
      </table>
    </WideTable>
  );
}
