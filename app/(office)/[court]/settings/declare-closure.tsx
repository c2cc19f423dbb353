"use client";

import { Button, Checkbox, Group, Modal, NativeSelect, SegmentedControl, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { ClosureEffect, ClosureKind } from "../../../../server/rules/court-calendar.ts";
import type { CourtDay } from "../../../../server/rules/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { PostedNotice } from "./posted-notice.tsx";
import styles from "./settings.module.css";
import type { Settings } from "./settings-screen.tsx";
import { type Sweep, SweepNotice, sweepOf } from "./sweep-notice.tsx";
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

/** Declares a closure; where matters stand in its way, says how many and asks again. */
export function DeclareClosure({ settings, close }: { settings: Settings; close: () => void }) {
  const t = useTranslations("calendar.closures");
  const tActions = useTranslations("actions");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const [sweep, setSweep] = useState<Sweep | null>(null);
  const declare = useMutation(server.closures.declare.mutationOptions());
  const change = (part: Partial<Draft>) => {
    setSweep(null);
    setDraft((before) => ({ ...before, ...part }));
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { fromDay, untilDay, nameUr, source, ...rest } = draft;
    if (!fromDay) return;
    // One name is enough: a court that writes Urdu alone has it in both places.
    const names = { nameEn: rest.nameEn.trim() || nameUr, nameUr: nameUr || null };
    const facts = { ...rest, ...names, fromDay, untilDay: untilDay ?? fromDay, source: source || null };
    declare.mutate(
      { ...facts, alternatives: null, courtId: settings.court.id, sweep: sweep !== null, key: newKey() },
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
  };

  return (
    <Modal opened onClose={close} title={t("declareTitle")} size="lg">
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
          {sweep ? <SweepNotice sweep={sweep} /> : <p className={`soft ${styles.note}`}>{t("onTheDay")}</p>}
          <Group justify="end">
            <Button variant="subtle" color="gray" onClick={close}>
              {tActions("cancel")}
            </Button>
            <Button
              type="submit"
              loading={declare.isPending}
              color={sweep ? "red" : undefined}
              disabled={!draft.fromDay || !(draft.nameEn.trim() || draft.nameUr.trim())}
            >
              {sweep ? t("sweep", { matters: sweep.matters }) : t("declareIt")}
            </Button>
          </Group>
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
