"use client";

import { Button, Checkbox, Group, Modal, NativeSelect, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { keepPreviousData, skipToken, useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { ClosureEffect, ClosureKind } from "../../../../server/rules/calendar/court-calendar.ts";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { PostedNotice } from "./posted-notice.tsx";
import styles from "./settings.module.css";
import type { Settings } from "./settings-data.ts";
import { SweepLines, SweepPreview, useSweep } from "./sweep-preview.tsx";
import { newKey, useSaved } from "./use-save.tsx";

const KINDS: readonly ClosureKind[] = ["gazetted", "tentative", "strike", "security", "leave", "vacation", "other"];
const EFFECTS: readonly ClosureEffect[] = ["closed", "no-work", "duty"];
/** What each usually means; the clerk may say otherwise. */
const USUAL: Record<ClosureKind, ClosureEffect> = {
  gazetted: "closed",
  tentative: "closed",
  strike: "no-work",
  security: "closed",
  leave: "no-work",
  vacation: "duty",
  other: "closed",
};

type Draft = {
  fromDay: CourtDay | null;
  untilDay: CourtDay | null;
  kind: ClosureKind;
  effect: ClosureEffect;
  nameEn: string;
  nameUr: string;
  source: string;
  isConfirmed: boolean;
  isWholeDistrict: boolean;
};

const EMPTY: Draft = {
  fromDay: null,
  untilDay: null,
  kind: "gazetted",
  effect: "closed",
  nameEn: "",
  nameUr: "",
  source: "",
  isConfirmed: true,
  isWholeDistrict: false,
};

/** What is asked of the server; null while a day or a name is missing. */
function askedFor({ fromDay, untilDay, nameUr, source, ...rest }: Draft, courtId: number, orderedBy: string) {
  // One name is enough: a court that writes Urdu alone has it in both places.
  const nameEn = rest.nameEn.trim() || nameUr.trim();
  if (!fromDay || !nameEn) return null;
  return {
    ...{ ...rest, nameEn, nameUr: nameUr || null, fromDay, untilDay: untilDay ?? fromDay, source: source || null },
    ...{ alternatives: null, courtId, sweep: true, orderedBy: orderedBy.trim() || null },
  };
}

/** Declares a closure; where matters stand in its way, shows what becomes of each and asks again. */
export function DeclareClosure({ settings, close }: { settings: Settings; close: () => void }) {
  const t = useTranslations("calendar.closures");
  const tActions = useTranslations("actions");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const router = useRouter();
  const sweeping = useSweep();
  const { sweep } = sweeping;
  const declare = useMutation(server.closures.declare.mutationOptions());
  const asked = askedFor(draft, settings.court.id, sweeping.orderedBy);
  const preview = useQuery({
    ...server.closures.preview.queryOptions(asked !== null && sweep !== null ? asked : skipToken),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  const change = (part: Partial<Draft>) => {
    sweeping.forget();
    setDraft((before) => ({ ...before, ...part }));
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!asked) return;
    const mark = sweep ? (preview.data?.mark ?? null) : null;
    declare.mutate(
      { ...asked, sweep: sweep !== null, mark, key: newKey() },
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
  };

  return (
    <Modal opened onClose={close} title={t("declareTitle")} size={sweep ? "65rem" : "lg"}>
      <form onSubmit={submit}>
        <Stack>
          <DaysAndKind draft={draft} change={change} />
          <Group grow align="start">
            <TextInput
              label={t("nameEn")}
              value={draft.nameEn}
              onChange={(event) => change({ nameEn: event.currentTarget.value })}
              dir="ltr"
            />
            <TextInput
              label={t("nameUr")}
              value={draft.nameUr}
              onChange={(event) => change({ nameUr: event.currentTarget.value })}
              dir="rtl"
              lang="ur"
            />
          </Group>
          <TextInput
            label={t("source")}
            value={draft.source}
            onChange={(event) => change({ source: event.currentTarget.value })}
            dir="auto"
          />
          <Checkbox
            label={t("isTentative")}
            checked={!draft.isConfirmed}
            onChange={(event) => change({ isConfirmed: !event.currentTarget.checked })}
          />
          {settings.mayCloseDistrict && (
            <SegmentedControl
              aria-label={t("scope")}
              value={draft.isWholeDistrict ? "district" : "court"}
              onChange={(value) => change({ isWholeDistrict: value === "district" })}
              data={[
                { value: "court", label: t("scopes.court") },
                { value: "district", label: t("scopes.district") },
              ]}
            />
          )}
          {draft.fromDay && (
            <PostedNotice
              fromDay={draft.fromDay}
              untilDay={draft.untilDay ?? draft.fromDay}
              keepsMatters={draft.effect === "no-work"}
            />
          )}
          {sweep ? (
            <SweepPreview sweeping={sweeping} preview={preview.data} />
          ) : (
            <p className={`soft ${styles.note}`}>{t("onTheDay")}</p>
          )}
          <Group justify="end">
            <Button variant="subtle" color="gray" onClick={close}>
              {tActions("cancel")}
            </Button>
            <Button
              type="submit"
              loading={declare.isPending}
              color={sweep ? "red" : undefined}
              disabled={asked === null || (sweep !== null && (!preview.data || preview.isFetching))}
            >
              {sweep ? t("sweep", { matters: preview.data?.matters ?? sweep.matters }) : t("declareIt")}
            </Button>
          </Group>
          <SweepLines sweeping={sweeping} preview={preview.data} />
        </Stack>
      </form>
    </Modal>
  );
}

function DaysAndKind({ draft, change }: { draft: Draft; change: (part: Partial<Draft>) => void }) {
  const t = useTranslations("calendar");
  const setKind = (kind: ClosureKind) => change({ kind, effect: USUAL[kind], isConfirmed: kind !== "tentative" });
  return (
    <>
      <Group align="start">
        <DayField
          label={t("closures.from")}
          value={draft.fromDay}
          onChange={(fromDay) => change({ fromDay })}
          required
          data-autofocus
        />
        <DayField
          label={t("closures.until")}
          value={draft.untilDay ?? draft.fromDay}
          onChange={(untilDay) => change({ untilDay })}
          minDate={draft.fromDay ?? undefined}
        />
      </Group>
      <Group grow align="start">
        <NativeSelect
          label={t("closures.kind")}
          value={draft.kind}
          onChange={(event) => setKind(event.currentTarget.value as ClosureKind)}
          data={KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
        <NativeSelect
          label={t("closures.effect")}
          description={t(`effectsMore.${draft.effect}`)}
          inputWrapperOrder={["label", "input", "description"]}
          value={draft.effect}
          onChange={(event) => change({ effect: event.currentTarget.value as ClosureEffect })}
          data={EFFECTS.map((effect) => ({ value: effect, label: t(`effects.${effect}`) }))}
        />
      </Group>
    </>
  );
}
