"use client";

import { Button, Select, Stack, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useErrorWords, useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useCourtTime } from "../../court-time.ts";
import own from "../matters/own-time/own-time.module.css";
import { DistrictFeed } from "./district-feed.tsx";
import { newKey, useSaved } from "./use-save.tsx";

type Feed = inferRouterOutputs<AppRouter>["officials"]["remoteFeeds"][number];

/** Courts on another Peshi whose dates count here, and the address under which this district's count there. */
export function RemoteFeeds() {
  const t = useTranslations("otherDates.remote");
  const { court } = useCourt();
  const server = useServer();
  const found = useQuery(server.officials.remoteFeeds.queryOptions({ courtId: court.id }));
  return (
    <section aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <p className="soft">{t("how")}</p>
      {found.isError && <NotLoaded of={found} />}
      {found.data?.length === 0 && <p>{t("none")}</p>}
      <ul className={own.list}>
        {found.data?.map((feed) => (
          <FeedItem key={feed.id} feed={feed} />
        ))}
      </ul>
      <AddFeed />
      <DistrictFeed />
    </section>
  );
}

function FeedItem({ feed }: { feed: Feed }) {
  const t = useTranslations("otherDates.remote");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const time = useCourtTime();
  const at = (instant: string) => `\u2068${time(instant)}\u2069`;
  const remove = useMutation(server.officials.removeRemoteFeed.mutationOptions({ onError }));
  const fetchNow = useMutation(
    server.officials.refreshRemoteFeed.mutationOptions({ onSuccess: () => saved(), onError }),
  );
  const { id, version, name, host, personName, asOf, failedSince, failure, dates, people, unknown } = feed;
  return (
    <li>
      <span className={own.line}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <bdi className="soft">{host}</bdi>
        {personName && <bdi>{personName}</bdi>}
        <span>{t("dates", { dates, people })}</span>
        <span className="soft">{asOf ? t("asOf", { at: at(asOf) }) : t("never")}</span>
        {unknown > 0 && <span className="mark mark-plain">{t("unknown", { n: unknown })}</span>}
      </span>
      {failedSince && failure && (
        <span className={own.answer}>
          <span className="mark mark-risk">{t("failing", { at: at(failedSince), why: t(`failures.${failure}`) })}</span>
        </span>
      )}
      <span className={own.line}>
        <Button
          size="compact-sm"
          variant="default"
          loading={fetchNow.isPending}
          onClick={() => fetchNow.mutate({ courtId: court.id, id, key: newKey() })}
        >
          {t("fetch")}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          loading={remove.isPending}
          onClick={() =>
            remove.mutate(
              { courtId: court.id, id, version, key: newKey() },
              {
                onSuccess: ({ changeId }) =>
                  saved({ changeId, message: t("removed", { name: `\u2068${name}\u2069` }) }),
              },
            )
          }
        >
          {t("remove")}
        </Button>
      </span>
    </li>
  );
}

function AddFeed() {
  const t = useTranslations("otherDates.remote");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const words = useErrorWords();
  const [name, setName] = useState("");
  const [address, setAddress] = useState("");
  const [personId, setPerson] = useState<string | null>(null);
  const people = useQuery(server.people.directory.queryOptions({ courtId: court.id, of: "officials", q: "" }));
  const add = useMutation(server.officials.addRemoteFeed.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { courtId: court.id, name, address, personId: personId === null ? null : Number(personId), key: newKey() },
      {
        onSuccess: ({ changeId }) => {
          saved({ changeId, message: t("added", { name: `\u2068${name}\u2069` }) });
          setName("");
          setAddress("");
          setPerson(null);
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={520} mt="sm">
        <TextInput
          label={t("name")}
          dir="auto"
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t("address")}
          description={t("addressHow")}
          dir="ltr"
          maxLength={500}
          autoComplete="off"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          error={add.error ? words(add.error) : undefined}
        />
        <Select
          label={t("person")}
          placeholder={t("personAll")}
          data={(people.data?.people ?? []).map((one) => ({ value: String(one.id), label: one.name }))}
          value={personId}
          onChange={setPerson}
          searchable
          clearable
          limit={50}
          dir="auto"
        />
        <div>
          <Button
            type="submit"
            variant="default"
            disabled={name.trim() === "" || address.trim() === ""}
            loading={add.isPending}
          >
            {t("add")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
