"use client";

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "../../../../components/icons.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { ClashBanner } from "./clash-banner.tsx";
import { OwnRequests } from "./own-requests.tsx";
import styles from "./own-time.module.css";

/**
 * What stands against one's own dates, what was asked of the courts about it, and the way to one's leave. Folded: said in
 * a line, where the matters of the day come first.
 */
export function OwnTime({ isFolded = false }: { isFolded?: boolean }) {
  const t = useTranslations("otherDates");
  const server = useServer();
  const { data } = useQuery(server.presence.mine.queryOptions(undefined, { refetchInterval: 60_000 }));
  const { clashes = [], requests = [] } = data ?? {};
  const whole = (
    <>
      {clashes.length > 0 && <ClashBanner clashes={clashes} />}
      {requests.length > 0 && <OwnRequests requests={requests} />}
    </>
  );
  return (
    <div className={styles.bar}>
      {!isFolded && (
        <div>
          <LeaveLink />
        </div>
      )}
      {isFolded && clashes.length + requests.length > 0 ? (
        <details className={`${styles.folded} no-print`}>
          <summary>
            {clashes.length > 0 && (
              <span className="mark mark-risk">
                <Icon name="risk" size={13} /> {t("clash.title", { n: clashes.length })}
              </span>
            )}{" "}
            {requests.length > 0 && <span className="soft">{t("requests.count", { n: requests.length })}</span>}
          </summary>
          {whole}
        </details>
      ) : (
        whole
      )}
    </div>
  );
}

export function LeaveLink() {
  const t = useTranslations("otherDates.leave");
  const { court } = useCourt();
  return (
    <Button
      size="compact-md"
      variant="default"
      className="no-print"
      component={Link}
      href={`/${court.code}/matters/leave`}
    >
      {t("open")}
    </Button>
  );
}
