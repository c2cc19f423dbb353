"use client";

import { Button, Checkbox, Group, Modal, NativeSelect, Stack, Textarea } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ASKED_BECAUSE, type AskedBecause } from "../../../../../server/rules/own-days/date-request.ts";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useCourtName } from "./court-name.ts";
import type { Asking } from "./own-time-data.ts";

/** Asks one court for another date of the matters that it calls at one hour, with a reason. Nothing moves by it. */
export function AskDialog({ asking: { stand, clash }, close }: { asking: Asking; close: () => void }) {
  const t = useTranslations("otherDates.ask");
  const terms = useTranslations("terms");
  const actions = useTranslations("actions");
  const words = useErrorWords();
  const server = useServer();
  const saved = useSaved();
  const court = useCourtName()(stand);
  const open = stand.matters.filter(({ isAsked }) => !isAsked);
  const [chosen, setChosen] = useState<readonly number[]>(open.map(({ hearingId }) => hearingId));
  const [because, setBecause] = useState<AskedBecause>(clash.kind);
  const [said, setSaid] = useState("");
  const ask = useMutation(server.presence.ask.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate(
      { courtId: stand.courtId, hearingIds: [...chosen], because, words: said, key: newKey() },
      {
        onSuccess: ({ asked }) => {
          saved({ message: t("sent", { n: asked }) });
          close();
        },
      },
    );
  };
  const toggle = (id: number) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Modal
      opened
      onClose={close}
      title={<strong>{t("title", { court })}</strong>}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      <form onSubmit={submit}>
        <Stack gap="sm">
          <p style={{ margin: 0 }}>{t("how")}</p>
          <Checkbox.Group label={t("matters")} value={chosen.map(String)}>
            <Stack gap={8} mt={6}>
              {open.map(({ hearingId, label, purpose }) => (
                <Checkbox
                  key={hearingId}
                  value={String(hearingId)}
                  label={`\u2068${label}\u2069 · ${terms(`purposes.${purpose}`)}`}
                  onChange={() => toggle(hearingId)}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <NativeSelect
            label={t("because")}
            value={because}
            data={ASKED_BECAUSE.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
            onChange={(event) => setBecause(event.currentTarget.value as AskedBecause)}
          />
          <Textarea
            label={t("words")}
            description={t("wordsHow")}
            dir="auto"
            autosize
            minRows={2}
            maxLength={500}
            value={said}
            onChange={(event) => setSaid(event.currentTarget.value)}
            error={ask.error ? words(ask.error) : undefined}
            data-autofocus
          />
          <Group justify="end">
            <Button variant="default" onClick={close}>
              {actions("cancel")}
            </Button>
            <Button type="submit" disabled={chosen.length === 0 || said.trim() === ""} loading={ask.isPending}>
              {t("send", { n: chosen.length })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
