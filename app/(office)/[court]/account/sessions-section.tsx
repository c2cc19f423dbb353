"use client";

import { Button, Loader, VisuallyHidden } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourtTime } from "../../court-time.ts";
import styles from "./account.module.css";

/** Every device on which one is signed in, and the way to sign out there. */
export function SessionsSection() {
  const t = useTranslations("access.sessions");
  const actions = useTranslations("actions");
  const time = useCourtTime();
  const server = useServer();
  const queries = useQueryClient();
  const showError = useShowError();
  const found = useQuery(server.account.sessions.queryOptions());
  const end = useMutation(
    server.account.endSessions.mutationOptions({
      onSuccess: ({ ended }) => {
        void queries.invalidateQueries();
        notifications.show({ message: t("ended", { n: ended }), closeButtonProps: { "aria-label": actions("close") } });
      },
      onError: showError,
    }),
  );
  const others = (found.data ?? []).filter(({ isThis }) => !isThis);
  const signOutAt = (sessionId: string | null) => end.mutate({ sessionId, key: crypto.randomUUID() });
  return (
    <section>
      <h2>{t("title")}</h2>
      {found.isPending && <Loader size="sm" role="status" aria-label={t("title")} />}
      {found.isError && <NotLoaded of={found} />}
      {found.data && (
        <div className="scroll-x">
          <table className="sheet">
            <thead>
              <tr>
                <th scope="col">{t("device")}</th>
                <th scope="col">{t("since")}</th>
                <th scope="col">{t("used")}</th>
                <th scope="col">
                  <VisuallyHidden>{t("end")}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {found.data.map((one) => (
                <tr key={one.id}>
                  <td>
                    {one.browser && one.system
                      ? t("on", { browser: one.browser, system: one.system })
                      : (one.browser ?? one.system ?? t("unknown"))}{" "}
                    {one.isThis && <span className="mark mark-plain">{t("this")}</span>}
                    {one.isLocked && <span className="mark mark-plain">{t("locked")}</span>}
                  </td>
                  <td className="num">{time(one.startedAt)}</td>
                  <td className="num">{time(one.lastUsedAt)}</td>
                  <td style={{ textAlign: "end" }}>
                    {!one.isThis && (
                      <Button size="compact-sm" variant="subtle" onClick={() => signOutAt(one.id)}>
                        {t("end")}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.data && others.length === 0 && <p className={`soft ${styles.note}`}>{t("only")}</p>}
      {others.length > 1 && (
        <Button variant="default" mt="sm" onClick={() => signOutAt(null)}>
          {t("endAll")}
        </Button>
      )}
      <p className={`soft ${styles.note}`}>{t("twelve")}</p>
    </section>
  );
}
