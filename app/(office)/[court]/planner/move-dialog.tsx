"use client";

import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../server/rules/court-day.ts";
import { dayWords } from "../../../../server/rules/day-words.ts";
import { parseNextDate } from "../../../../server/rules/next-date.ts";
import styles from "./planner.module.css";
import type { BoardDay, Matter } from "./planner-data.ts";

type Props = {
  matters: readonly Matter[];
  days: readonly BoardDay[];
  today: CourtDay;
  close: () => void;
  move: (day: CourtDay, block: string | null | undefined) => void;
};

/** Another day for one or several matters: typed, or chosen among the hearing days with their loads. */
export function MoveDialog({ matters, days, today, close, move }: Props) {
  const t = useTranslations("planner.move");
  const title = t("title", { n: matters.length, number: matters[0]?.number ?? "" });
  return (
    <Modal opened={matters.length > 0} onClose={close} title={<strong>{title}</strong>} size="lg">
      {matters.length > 0 && <Choice days={days} today={today} close={close} move={move} />}
    </Modal>
  );
}

const PROBLEMS = { unreadable: "unreadable", "no-such-day": "noSuchDay", "not-after": "notAfter" } as const;

function Choice({ days, today, close, move }: Omit<Props, "matters">) {
  const t = useTranslations("planner.move");
  const actions = useTranslations("actions");
  const language = useLocale();
  const [typed, setTyped] = useState("");
  const [block, setBlock] = useState("");
  const read = typed.trim() === "" ? null : parseNextDate(typed, today, today);
  const day = read && "day" in read ? read.day : null;
  const blocks = days.find((one) => one.day === day)?.blocks ?? days[0]?.blocks ?? [];
  const choose = (chosen: CourtDay) => {
    close();
    move(chosen, block === "" ? undefined : block);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day) choose(day);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group align="start" grow>
          <TextInput
            label={t("typed")}
            placeholder={t("typedHint")}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={read && "problem" in read && typed.trim().length > 1 ? t(PROBLEMS[read.problem]) : undefined}
            description={day ? dayWords(day, language) : undefined}
            inputWrapperOrder={["label", "input", "description", "error"]}
            autoComplete="off"
            data-autofocus
          />
          <NativeSelect
            label={t("block")}
            value={block}
            onChange={(event) => setBlock(event.currentTarget.value)}
            data={[{ value: "", label: t("blockAny") }, ...blocks]}
          />
        </Group>
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {actions("cancel")}
          </Button>
          <Button type="submit" disabled={day === null}>
            {day ? t("submit", { day: dayWords(day, language, "short") }) : t("submitNone")}
          </Button>
        </Group>
        <p className="soft" style={{ margin: 0 }}>
          {t("pick")}
        </p>
        <ul className={styles.choices}>
          {days
            .filter((one) => one.isOpen)
            .map((one) => (
              <li key={one.day}>
                <Button
                  variant="default"
                  fullWidth
                  justify="space-between"
                  onClick={() => choose(one.day)}
                  rightSection={<Load day={one} />}
                >
                  {dayWords(one.day, language, "short")}
                </Button>
              </li>
            ))}
        </ul>
      </Stack>
    </form>
  );
}

function Load({ day }: { day: BoardDay }) {
  const t = useTranslations("planner.day");
  const minutes = day.listedMinutes + day.draftMinutes;
  return <span className="soft">{t("load", { minutes, plan: day.planMinutes })}</span>;
}
