"use client";

import { Alert, Button, CopyButton, Group, Loader, Modal, Radio, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourtTime } from "../../court-time.ts";

type Level = "full" | "busy";

/** 256 random bits, made here: the secret reaches the server, which keeps only its hash, and stands in no answer. */
export function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace("=", "");
}

/** The secret address of one's own dates: made, replaced, ended; when a calendar last asked. */
export function CalendarDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("feeds");
  const actions = useTranslations("actions");
  const server = useServer();
  const found = useQuery(server.feeds.own.queryOptions());
  return (
    <Modal opened onClose={onClose} title={t("title")} size="lg" closeButtonProps={{ "aria-label": actions("close") }}>
      {found.isPending && <Loader size="sm" role="status" aria-label={actions("loading")} />}
      {found.isError && <NotLoaded of={found} />}
      {found.data !== undefined && <Choices feed={found.data} />}
    </Modal>
  );
}

type Feed = { level: Level; madeAt: string | Date; lastFetchedAt: string | Date | null };

function Choices({ feed }: { feed: Feed | null }) {
  const t = useTranslations("feeds");
  const actions = useTranslations("actions");
  const language = useLocale() === "ur" ? "ur" : "en";
  const server = useServer();
  const queries = useQueryClient();
  const showError = useShowError();
  const [level, setLevel] = useState<Level>(feed?.level ?? "full");
  const [address, setAddress] = useState<string | null>(null);
  const [isEnding, setEnding] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: server.feeds.own.queryKey() });
  const make = useMutation(
    server.feeds.make.mutationOptions({
      onSuccess: (_answer, { token }) => {
        setAddress(`${window.location.origin}/api/calendars/${token}.ics`);
        void refresh();
      },
      onError: showError,
    }),
  );
  const end = useMutation(
    server.feeds.revoke.mutationOptions({
      onSuccess: () => {
        setAddress(null);
        setEnding(false);
        void refresh();
        notifications.show({ message: t("ended"), closeButtonProps: { "aria-label": actions("close") } });
      },
      onError: showError,
    }),
  );
  return (
    <Stack gap="md">
      <p style={{ margin: 0 }}>{t("how")}</p>
      {feed && <Standing feed={feed} />}
      <Radio.Group label={t("level")} value={level} onChange={(value) => setLevel(value as Level)}>
        <Stack gap={6} mt={6}>
          <Radio value="full" label={t("full")} />
          <Radio value="busy" label={t("onlyBusy")} />
        </Stack>
      </Radio.Group>
      {level === "full" && (
        <p className="soft" style={{ margin: 0 }}>
          {t("abroad")}
        </p>
      )}
      {address && <NewAddress address={address} />}
      <p className="soft" style={{ margin: 0 }}>
        {t("slow")}
      </p>
      {feed && !address && (
        <p className="soft" style={{ margin: 0 }}>
          {t("againHow")}
        </p>
      )}
      <Group justify="space-between">
        <Button
          loading={make.isPending}
          onClick={() => make.mutate({ token: newToken(), level, language, key: crypto.randomUUID() })}
        >
          {feed ? t("again") : t("make")}
        </Button>
        {feed && !isEnding && (
          <Button variant="default" onClick={() => setEnding(true)}>
            {t("end")}
          </Button>
        )}
      </Group>
      {isEnding && (
        <Alert color="red" role="alert" title={t("endSure")}>
          <Group gap="xs">
            <Button color="red" loading={end.isPending} onClick={() => end.mutate({ key: crypto.randomUUID() })}>
              {t("end")}
            </Button>
            <Button variant="default" onClick={() => setEnding(false)}>
              {actions("cancel")}
            </Button>
          </Group>
        </Alert>
      )}
    </Stack>
  );
}

function Standing({ feed: { madeAt, lastFetchedAt } }: { feed: Feed }) {
  const t = useTranslations("feeds");
  const time = useCourtTime();
  const at = (instant: string | Date) => `\u2068${time(instant)}\u2069`;
  return (
    <p style={{ margin: 0 }} aria-live="polite">
      {t("since", { at: at(madeAt) })}
      {" · "}
      {lastFetchedAt === null ? t("never") : t("fetched", { at: at(lastFetchedAt) })}
    </p>
  );
}

type NewAddressProps = { address: string; label?: string; isLink?: boolean };

/** An address that is shown this once, to be copied, or opened in this device's own calendar. */
export function NewAddress({ address, label, isLink = true }: NewAddressProps) {
  const t = useTranslations("feeds");
  return (
    <Stack gap={6}>
      <TextInput
        label={label ?? t("made")}
        value={address}
        readOnly
        dir="ltr"
        onFocus={(event) => event.currentTarget.select()}
        data-autofocus
      />
      <Group gap="xs">
        <CopyButton value={address}>
          {({ copied, copy }) => (
            <Button size="compact-md" variant="default" onClick={copy}>
              {copied ? t("copied") : t("copy")}
            </Button>
          )}
        </CopyButton>
        {isLink && (
          <Button
            size="compact-md"
            variant="default"
            component="a"
            href={address.replace(/^https?:/, "webcal:")}
            referrerPolicy="no-referrer"
          >
            {t("subscribe")}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
