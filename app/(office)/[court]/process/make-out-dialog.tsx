"use client";

import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { officeNumber } from "../../../../server/rules/case/case-label.ts";
import type { CaseRole } from "../../../../server/rules/people/people.ts";
import type { ProcessCause } from "../../../../server/rules/process/process-causes.ts";
import {
  PROCESS_RULES,
  type ProcessKind,
  SERVERS,
  type Server,
} from "../../../../server/rules/process/process-states.ts";
import type { ProcessMatter } from "./process-data.ts";
import { useProcessWords } from "./process-words.ts";
import type { ProcessActs } from "./use-process-acts.ts";

type Choice = { id: string; kind: ProcessKind; because: ProcessCause };
const ordered = (kind: ProcessKind): Choice => ({ id: kind, kind, because: "ordered" });
const SHOW_CAUSE: Choice = { id: "show-cause", kind: "notice-to-surety", because: "surety-of-absentee" };

/** What a court may order against each: a production order brings only a prisoner, and only a surety answers a bond. */
function choicesFor(role: CaseRole): Choice[] {
  const usual = (["summons", "notice", "bailable-warrant", "non-bailable-warrant"] as const).map(ordered);
  if (role === "accused") return [...usual, ordered("production-order"), ordered("proclamation")];
  return role === "surety" ? [ordered("notice-to-surety"), SHOW_CAUSE] : usual;
}

/** A process that the court ordered and nothing proposed: a warrant in place of a summons, a surety called upon. */
export function MakeOutDialog({
  matter,
  acts,
  onClose,
}: {
  matter: ProcessMatter;
  acts: ProcessActs;
  onClose: () => void;
}) {
  const t = useTranslations("process");
  const words = useProcessWords();
  const [personId, setPersonId] = useState(matter.people[0]?.id ?? null);
  const [choiceId, setChoiceId] = useState<string | null>(null);
  const [server, setServer] = useState<Server | null>(null);
  const [addressee, setAddressee] = useState("");
  const person = matter.people.find(({ id }) => id === personId);
  const choices = person ? choicesFor(person.role) : [];
  const choice = choices.find(({ id }) => id === choiceId) ?? choices[0];
  const servedBy = server ?? (choice ? PROCESS_RULES[choice.kind].servedBy : "officer");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!person || !choice) return;
    const { kind, because } = choice;
    const to = { hearingId: matter.hearingId, casePersonId: person.id, requestId: null };
    acts.accept([{ ...to, kind, because, servedBy, addressee: addressee.trim() || null }], "to-issue");
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t("make.title", { number: officeNumber(matter) })}>
      {!person ? (
        <p>{t("make.nobody")}</p>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="sm">
            <NativeSelect
              label={t("make.to")}
              value={String(person.id)}
              onChange={(event) => setPersonId(Number(event.currentTarget.value))}
              data={matter.people.map((to) => ({
                value: String(to.id),
                label: words.recipient({ to, request: null }),
              }))}
              data-autofocus
            />
            <NativeSelect
              label={t("make.kind")}
              value={choice?.id ?? ""}
              onChange={(event) => setChoiceId(event.currentTarget.value)}
              data={choices.map(({ id, kind }) => ({
                value: id,
                label: id === SHOW_CAUSE.id ? t("make.showCause") : t(`kinds.${kind}`),
              }))}
            />
            <NativeSelect
              label={t("make.through")}
              value={servedBy}
              onChange={(event) => setServer(SERVERS.find((one) => one === event.currentTarget.value) ?? null)}
              data={SERVERS.map((one) => ({ value: one, label: t(`servers.${one}`) }))}
            />
            <TextInput
              label={t("make.addressee")}
              maxLength={200}
              value={addressee}
              onChange={(event) => setAddressee(event.currentTarget.value)}
            />
            <Group>
              <Button type="submit">{t("make.save")}</Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}
