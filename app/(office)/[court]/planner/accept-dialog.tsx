"use client";

import { Button, Checkbox, Group, Modal, Stack } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import type { Board } from "./planner-data.ts";
import type { PlannerEdits } from "./use-planner-edits.tsx";

type Props = { board: Board; draft: NonNullable<Board["draft"]>; edits: PlannerEdits; close: () => void };

/** All of the draft, some of its days, or none of it. */
export function AcceptDialog({ board, draft, edits, close }: Props) {
  const t = useTranslations("planning.accept");
  const language = useLocale();
  const days = board.days.filter(({ draftMatters }) => draftMatters > 0);
  const [left, setLeft] = useState<ReadonlySet<CourtDay>>(new Set());
  const kept = days.filter(({ day }) => !left.has(day));
  const count = kept.reduce((sum, { draftMatters }) => sum + draftMatters, 0);
  const toggle = (day: CourtDay) =>
    setLeft(left.has(day) ? new Set([...left].filter((one) => one !== day)) : new Set([...left, day]));
  const accept = () => {
    close();
    // Days of the draft that the screen does not show are kept with all of it, never sent back unseen.
    void edits.accept(draft.plannedAt, { leave: [...left] });
  };
  return (
    <Modal opened onClose={close} title={t("title")}>
      <Stack gap="sm">
        <p className="soft">{t("more")}</p>
        <Checkbox.Group label={t("days")} value={kept.map(({ day }) => day)}>
          <Stack gap={6} mt={6}>
            {days.map(({ day, draftMatters }) => (
              <Checkbox
                key={day}
                value={day}
                label={`${dayWords(day, language, "short")} · ${t("matters", { n: draftMatters })}`}
                onChange={() => toggle(day)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Group justify="space-between">
          <Button
            variant="subtle"
            color="red"
            onClick={() => {
              close();
              void edits.discard();
            }}
          >
            {t("none")}
          </Button>
          <Group gap="xs">
            <Button variant="default" onClick={close}>
              {t("cancel")}
            </Button>
            <Button onClick={accept} disabled={count === 0} data-autofocus>
              {t(left.size === 0 ? "all" : "some", { n: count })}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Modal>
  );
}
