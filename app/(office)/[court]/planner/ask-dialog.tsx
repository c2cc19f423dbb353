"use client";

import { Button, Group, Modal, Stack, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { type LastDateAsk, LastDateForm } from "./last-date-form.tsx";
import type { Ask } from "./use-planner-edits.tsx";

/** Asks for what the rule wants to hear: a reason, and for a fixed date the judge who ordered it. */
export function AskDialog({ ask, close }: { ask: Ask | null; close: () => void }) {
  return (
    <Modal opened={ask !== null} onClose={close} title={ask ? <Title ask={ask} /> : ""} size="md">
      {ask?.kind === "last-date" && <LastDateForm ask={ask} close={close} />}
      {ask && ask.kind !== "last-date" && <Question key={ask.kind} ask={ask} close={close} />}
    </Modal>
  );
}

function Title({ ask }: { ask: Ask }) {
  const t = useTranslations("planner.reason");
  const language = useLocale();
  const last = useTranslations("desk.lastDate");
  if (ask.kind === "withdraw") return <strong>{t("withdrawTitle", { number: ask.matter.number })}</strong>;
  if (ask.kind === "last-date") return <strong>{last("title", { number: `\u2068${ask.matter.number}\u2069` })}</strong>;
  const day = dayWords(ask.day, language, "short");
  if (ask.kind === "full") return <strong>{t("fullTitle", { day, full: String(ask.detail.full ?? "other") })}</strong>;
  if (ask.kind === "law") return <strong>{t("lawTitle", { day })}</strong>;
  if (ask.kind === "elsewhere") return <strong>{t("elsewhereTitle", { day })}</strong>;
  return <strong>{ask.kind === "fixed" ? t("fixedTitle") : t("takeDownTitle", { day })}</strong>;
}

function Question({ ask, close }: { ask: Exclude<Ask, LastDateAsk>; close: () => void }) {
  const t = useTranslations("planner.reason");
  const actions = useTranslations("actions");
  const [reason, setReason] = useState("");
  const [judge, setJudge] = useState("");
  const needsJudge =
    ask.kind === "fixed" ||
    ask.kind === "law" ||
    ask.kind === "elsewhere" ||
    (ask.kind === "withdraw" && ask.matter.isFixed) ||
    (ask.kind === "full" && ask.isCeiling);
  const isComplete = reason.trim() !== "" && (!needsJudge || judge.trim() !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete) return;
    close();
    const orderedBy = needsJudge ? { orderedBy: judge.trim() } : {};
    ask.go(
      ask.kind === "full" ? { overloadBecause: reason.trim(), ...orderedBy } : { reason: reason.trim(), ...orderedBy },
    );
  };
  const words = useWordsOf(ask);
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <p style={{ margin: 0 }}>{words.text}</p>
        <TextInput
          label={words.label}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          maxLength={300}
          data-autofocus
        />
        {needsJudge && (
          <TextInput
            label={t("fixedJudge")}
            value={judge}
            onChange={(event) => setJudge(event.currentTarget.value)}
            maxLength={120}
          />
        )}
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {actions("cancel")}
          </Button>
          <Button type="submit" disabled={!isComplete}>
            {words.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useWordsOf(ask: Exclude<Ask, LastDateAsk>): { text: string; label: string; submit: string } {
  const t = useTranslations("planner.reason");
  const warnings = useTranslations("planner.move.warnings");
  const refusals = useTranslations("errors.refusals");
  if (ask.kind === "law")
    return {
      text: t("lawText", { rule: warnings(ask.rule) }),
      label: t("fixedReason"),
      submit: t("fixedSubmit"),
    };
  if (ask.kind === "elsewhere")
    return { text: refusals("person-elsewhere"), label: t("fixedReason"), submit: t("fixedSubmit") };
  if (ask.kind === "fixed") return { text: t("fixedText"), label: t("fixedReason"), submit: t("fixedSubmit") };
  if (ask.kind === "withdraw")
    return { text: t("withdrawText"), label: t("withdrawReason"), submit: t("withdrawSubmit") };
  if (ask.kind === "take-down")
    return { text: t("takeDownText"), label: t("takeDownReason"), submit: t("takeDownSubmit") };
  const { detail } = ask;
  const values = {
    minutes: Number(detail.listedMinutes),
    planMinutes: Number(detail.planMinutes),
    matters: Number(detail.listedMatters),
    planMatters: Number(detail.planMatters),
    needed: Number(detail.needed ?? 0),
    full: String(detail.full ?? "other"),
  };
  return {
    text: t(ask.isCeiling ? "ceilingText" : "fullText", values),
    label: t("fullLabel"),
    submit: t("fullSubmit"),
  };
}
