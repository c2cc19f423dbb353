"use client";

import { Button, Checkbox, Group, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import type { Proposal } from "../process-data.ts";
import { useProcessWords } from "../process-words.ts";
import type { Offered } from "./use-offer.ts";

type Props = {
  matter: Offered;
  isBusy: boolean;
  onAnswer: (chosen: readonly Proposal[]) => void;
  onLater: () => void;
};

/** What must go out for one date, each to be taken or left; Enter takes what is ticked, at first everything. */
export function OfferForm({ matter, isBusy, onAnswer, onLater }: Props) {
  const t = useTranslations("process");
  const words = useProcessWords();
  const [left, setLeft] = useState<ReadonlySet<Proposal>>(new Set());
  const chosen = matter.proposals.filter((one) => !left.has(one));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length > 0) onAnswer(chosen);
  };
  /** The key that accepts everything on the sheet does so here. */
  const onKey = (event: KeyboardEvent) => {
    if (event.code !== "KeyY" || event.ctrlKey || event.metaKey || event.altKey || isBusy) return;
    event.preventDefault();
    onAnswer(matter.proposals);
  };
  return (
    <form onSubmit={submit} onKeyDown={onKey}>
      <Stack gap="xs">
        {matter.proposals.map((one, at) => (
          <Checkbox
            key={`${one.kind}/${one.to?.id}/${one.requestId}`}
            checked={!left.has(one)}
            onChange={() => setLeft((before) => toggled(before, one))}
            label={`${t(`kinds.${one.kind}`)} · ${words.recipient(one)}`}
            description={t(`because.${one.because}`)}
            {...(at === 0 ? { "data-autofocus": true, autoFocus: true } : {})}
          />
        ))}
        <Group gap="xs">
          <Button
            type="submit"
            loading={isBusy}
            disabled={chosen.length === 0}
            rightSection={chosen.length === matter.proposals.length && <kbd aria-hidden>Y</kbd>}
          >
            {t("offer.accept", { n: chosen.length })}
          </Button>
          <Button variant="default" disabled={isBusy} title={t("offer.noneHow")} onClick={() => onAnswer([])}>
            {t("offer.none")}
          </Button>
          <Button variant="subtle" onClick={onLater}>
            {t("offer.later")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function toggled(before: ReadonlySet<Proposal>, one: Proposal): ReadonlySet<Proposal> {
  const after = new Set(before);
  if (!after.delete(one)) after.add(one);
  return after;
}
