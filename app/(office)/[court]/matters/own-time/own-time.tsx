"use client";

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AppRouter } from "../../../../../server/router.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { ClashBanner } from "./clash-banner.tsx";
import { OwnRequests } from "./own-requests.tsx";
import styles from "./own-time.module.css";

export type Mine = inferRouterOutputs<AppRouter>["presence"]["mine"];
export type OwnClash = Mine["clashes"][number];
export type OwnStand = OwnClash["one"];
export type OwnRequest = Mine["requests"][number];

/** What stands against one's own dates, what was asked of the courts about it, and the way to one's leave. */
export function OwnTime() {
  const t = useTranslations("otherDates.leave");
  const { court } = useCourt();
  const server = useServer();
  const { data } = useQuery(server.presence.mine.queryOptions(undefined, { refetchInterval: 60_000 }));
  return (
    <div className={styles.bar}>
      <div>
        <Button size="compact-md" variant="default" component={Link} href={`/${court.code}/matters/leave`}>
          {t("open")}
        </Button>
      </div>
      {data && data.clashes.length > 0 && <ClashBanner clashes={data.clashes} />}
      {data && data.requests.length > 0 && <OwnRequests requests={data.requests} />}
    </div>
  );
}
