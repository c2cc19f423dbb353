"use client";

import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourtTime } from "../../court-time.ts";
import { NewAddress, newToken } from "../matters/calendar-dialog.tsx";
import { newKey } from "./use-save.tsx";

/** The secret address under which another Peshi asks when officials are in the courts of this district. */
export function DistrictFeed() {
  const t = useTranslations("otherDates.remote");
  const feeds = useTranslations("feeds");
  const actions = useTranslations("actions");
  const server = useServer();
  const queries = useQueryClient();
  const onError = useShowError();
  const time = useCourtTime();
  const [address, setAddress] = useState<string | null>(null);
  const { data } = useQuery(server.feeds.ofDistrict.queryOptions());
  const refresh = () => queries.invalidateQueries({ queryKey: server.feeds.ofDistrict.queryKey() });
  const make = useMutation(
    server.feeds.makeOfDistrict.mutationOptions({
      onSuccess: (_answer, { token }) => {
        setAddress(`${window.location.origin}/api/calendars/${token}.ics`);
        void refresh();
      },
      onError,
    }),
  );
  const end = useMutation(
    server.feeds.revokeOfDistrict.mutationOptions({
      onSuccess: () => {
        setAddress(null);
        void refresh();
        notifications.show({ message: t("ended"), closeButtonProps: { "aria-label": actions("close") } });
      },
      onError,
    }),
  );
  const at = (instant: string) => `\u2068${time(instant)}\u2069`;
  return (
    <section aria-label={t("own")}>
      <h3>{t("own")}</h3>
      <p className="soft">{t("ownHow")}</p>
      {data && (
        <p>
          {feeds("since", { at: at(data.madeAt) })} ·{" "}
          {data.lastFetchedAt ? feeds("fetched", { at: at(data.lastFetchedAt) }) : feeds("never")}
        </p>
      )}
      {address && <NewAddress address={address} label={t("made")} isLink={false} />}
      <Group gap="xs" mt="xs">
        <Button
          size="compact-md"
          variant="default"
          loading={make.isPending}
          onClick={() => make.mutate({ token: newToken(), key: newKey() })}
        >
          {data ? t("again") : t("make")}
        </Button>
        {data && (
          <Button
            size="compact-md"
            variant="subtle"
            loading={end.isPending}
            onClick={() => end.mutate({ key: newKey() })}
          >
            {t("end")}
          </Button>
        )}
      </Group>
    </section>
  );
}
