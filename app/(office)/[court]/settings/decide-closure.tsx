"use client";

import { Button, Group, Modal, Radio, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { addDays, type CourtDay, daysBetween } from "../../../../server/rules/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { type Closure, nameOf } from "./closure-name.ts";
import type { Settings } from "./settings-screen.tsx";
import { spanWords } from "./span-words.ts";
import { type Sweep, SweepNotice, sweepOf } from "./sweep-notice.tsx";
import { newKey, useSaved } from "./use-save.tsx";

type Props = { closure: Closure; settings: Settings; close: () => void };

/** The moon was seen, or not: the closure holds on its days or on others. */
export function ConfirmClosure({ closure, settings, close }: Props) {
  const t = useTranslations("calendar.closures");
  const tActions = useTranslations("actions");
  const language = useLocale();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [isMoved, setMoved] = useState(false);
  const [fromDay, setFromDay] = useState<CourtDay>(closure.alternatives?.[0] ?? addDays(closure.fromDay, 1));
  const [sweep, setSweep] = useState<Sweep | null>(null);
  const confirm = useMutation(server.closures.confirm.mutationOptions());
  const length = daysBetween(closure.fromDay, closure.untilDay);
  const moved = isMoved ? { fromDay, untilDay: addDays(fromDay, length) } : null;

  const submit = () =>
    confirm.mutate(
      {
        courtId: settings.court.id,
        closureId: closure.id,
        version: closure.version,
        moved,
        sweep: sweep !== null,
        key: newKey(),
      },
      {
        onSuccess: ({ changeId, swept }) => {
          close();
          saved({ changeId, message: swept > 0 ? t("swept", { matters: swept }) : undefined });
        },
        onError: (error) => {
          const found = sweepOf(error);
          if (found) setSweep(found);
          else showError(error);
        },
      },
    );

  return (
    <Modal opened onClose={close} title={t("confirmTitle", { name: nameOf(closure, language) })}>
      <Stack>
        <Radio.Group
          value={isMoved ? "moved" : "same"}
          onChange={(value) => {
            setSweep(null);
            setMoved(value === "moved");
          }}
        >
          <Stack gap="xs">
            <Radio
              value="same"
              label={t("onThatDay", { days: spanWords(closure.fromDay, closure.untilDay, language) })}
              data-autofocus
            />
            <Radio value="moved" label={t("onOther")} />
          </Stack>
        </Radio.Group>
        {isMoved && (
          <Group align="end">
            <DayField
              label={t("from")}
              value={fromDay}
              onChange={(day) => {
                setSweep(null);
                if (day) setFromDay(day);
              }}
            />
            {length > 0 && <span className="soft">{spanWords(fromDay, addDays(fromDay, length), language)}</span>}
          </Group>
        )}
        {sweep && <SweepNotice sweep={sweep} />}
        <Group justify="end">
          <Button variant="subtle" color="gray" onClick={close}>
            {tActions("cancel")}
          </Button>
          <Button onClick={submit} loading={confirm.isPending} color={sweep ? "red" : undefined}>
            {sweep ? t("sweep", { matters: sweep.matters }) : t("confirm")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

export function WithdrawClosure({ closure, settings, close }: Props) {
  const t = useTranslations("calendar.closures");
  const tActions = useTranslations("actions");
  const language = useLocale();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const withdraw = useMutation(server.closures.withdraw.mutationOptions({ onError: showError }));
  return (
    <Modal opened onClose={close} title={t("withdrawTitle", { name: nameOf(closure, language) })}>
      <Stack>
        <p style={{ margin: 0 }}>{t("withdrawMore")}</p>
        <Group justify="end">
          <Button variant="subtle" color="gray" onClick={close}>
            {tActions("cancel")}
          </Button>
          <Button
            data-autofocus
            loading={withdraw.isPending}
            onClick={() =>
              withdraw.mutate(
                { courtId: settings.court.id, closureId: closure.id, version: closure.version, key: newKey() },
                {
                  onSuccess: ({ changeId }) => {
                    close();
                    saved({ changeId });
                  },
                },
              )
            }
          >
            {t("withdraw")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
