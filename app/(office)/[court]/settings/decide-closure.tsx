"use client";

import { Button, Group, Modal, Radio, Stack } from "@mantine/core";
import { keepPreviousData, skipToken, useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { addDays, type CourtDay, daysBetween } from "../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { nameOf } from "./closure-name.ts";
import type { Closure, Settings } from "./settings-data.ts";
import { spanWords } from "./span-words.ts";
import { SweepLines, SweepPreview, useSweep } from "./sweep-preview.tsx";
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
  const router = useRouter();
  const sweeping = useSweep();
  const { sweep } = sweeping;
  const confirm = useMutation(server.closures.confirm.mutationOptions());
  const length = daysBetween(closure.fromDay, closure.untilDay);
  const moved = isMoved ? { fromDay, untilDay: addDays(fromDay, length) } : null;

  const which = { courtId: settings.court.id, closureId: closure.id, version: closure.version };
  const asked = { ...which, moved, sweep: sweep !== null, orderedBy: sweeping.orderedBy.trim() || null };
  const preview = useQuery({
    ...server.closures.previewConfirmed.queryOptions(sweep !== null ? asked : skipToken),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });

  const submit = () =>
    confirm.mutate(
      { ...asked, mark: sweep ? (preview.data?.mark ?? null) : null, key: newKey() },
      {
        onSuccess: ({ changeId, placed, unplaced, lostDays }) => {
          close();
          const isSwept = placed + unplaced > 0;
          saved({ changeId, message: isSwept ? t("swept", { placed, unplaced }) : undefined });
          const told = lostDays.find(({ courtId }) => courtId === settings.court.id);
          if (told) router.push(`/${settings.court.code}/lost/${told.lostDayId}`);
        },
        onError: (error) => {
          if (!sweeping.heard(error, () => void preview.refetch())) showError(error);
        },
      },
    );

  return (
    <Modal
      opened
      onClose={close}
      title={t("confirmTitle", { name: nameOf(closure, language) })}
      size={sweep ? "65rem" : "md"}
    >
      <Stack>
        <Radio.Group
          value={isMoved ? "moved" : "same"}
          onChange={(value) => {
            sweeping.forget();
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
                sweeping.forget();
                if (day) setFromDay(day);
              }}
            />
            {length > 0 && <span className="soft">{spanWords(fromDay, addDays(fromDay, length), language)}</span>}
          </Group>
        )}
        <SweepPreview sweeping={sweeping} preview={preview.data} />
        <Group justify="end">
          <Button variant="subtle" color="gray" onClick={close}>
            {tActions("cancel")}
          </Button>
          <Button
            onClick={submit}
            loading={confirm.isPending}
            color={sweep ? "red" : undefined}
            disabled={sweep !== null && (!preview.data || preview.isFetching)}
          >
            {sweep ? t("sweep", { matters: preview.data?.matters ?? sweep.matters }) : t("confirm")}
          </Button>
        </Group>
        <SweepLines sweeping={sweeping} preview={preview.data} />
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
