"use client";

import { Button, Group, Loader, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { GUARDED_ROLES } from "../../../../../../server/rules/people/people.ts";
import { useErrorWords, useShowError } from "../../../../../components/refusal.ts";
import { useServer } from "../../../../../components/server-data.tsx";
import { useCourt } from "../../../../court-context.tsx";
import { newKey, useSaved } from "../../../settings/use-save.tsx";
import { useToday } from "../../case-words.tsx";
import { type CasePerson, isolated } from "../people-data.ts";
import { type CardDraft, draftOf, isRight, missingIn, type OpenCard, saidIn } from "./card-draft.ts";
import { CardFields } from "./card-fields.tsx";
import { CardPreview } from "./card-preview.tsx";
import { ForgetCard } from "./forget-card.tsx";
import { PrivatePage } from "./private-page.tsx";
import styles from "./safe-contact.module.css";

type Props = { person: CasePerson; caseId: number; mayChange: boolean; close: () => void };

/** The card in full. Opening it is an act that the history of the case keeps. */
export function CardDialog({ person, caseId, mayChange, close }: Props) {
  const t = useTranslations("reminders.card");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const { mutate, ...opening } = useMutation(server.reminders.card.mutationOptions());
  const key = useRef<string>(null);
  const { casePersonId } = person;
  useEffect(() => {
    // One key however often the dialog is drawn: one look is one record.
    key.current ??= newKey();
    mutate({ courtId: court.id, casePersonId, key: key.current });
  }, [mutate, court.id, casePersonId]);
  return (
    <Modal
      opened
      onClose={close}
      size="xl"
      title={<strong>{t("title", { name: isolated(person.name) })}</strong>}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      {opening.isError && <p role="alert">{words(opening.error)}</p>}
      {opening.isSuccess && <CardForm {...{ person, caseId, mayChange, close }} card={opening.data} />}
      {!opening.isSuccess && !opening.isError && <Loader role="status" size="sm" aria-label={actions("loading")} />}
    </Modal>
  );
}

function CardForm({ person, caseId, card, mayChange, close }: Props & { card: OpenCard | null }) {
  const t = useTranslations("reminders.card");
  const actions = useTranslations("actions");
  const today = useToday();
  const isGuarded = (GUARDED_ROLES as readonly string[]).includes(person.role);
  const [draft, setDraft] = useState<CardDraft>(() => draftOf(card, today, isGuarded));
  const [version, setVersion] = useState(card?.version ?? null);
  const save = useSaveCard(person, version, close);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isRight(draft)) save.save(draft);
  };
  const missing = missingIn(draft);
  const set = (values: Partial<CardDraft>) => setDraft((before) => ({ ...before, ...values }));
  return (
    <form onSubmit={submit}>
      <p className="soft">{t("how")}</p>
      {card === null && !isGuarded && <p role="note">{t("byDefault")}</p>}
      <fieldset disabled={!mayChange} className={styles.bare}>
        <CardFields draft={draft} set={set} role={person.role} today={today} />
      </fieldset>
      <CardPreview draft={draft} />
      {card && mayChange && <PrivatePage {...{ person, caseId, card }} noted={setVersion} />}
      {mayChange && missing && (
        <p role="status" className="soft" style={{ textAlign: "end" }}>
          {t(`missing.${missing}`)}
        </p>
      )}
      <Group justify="space-between" mt="md">
        {card && mayChange ? <ForgetCard person={person} close={close} /> : <span />}
        <Group>
          <Button variant="default" onClick={close}>
            {actions(mayChange ? "cancel" : "close")}
          </Button>
          {mayChange && (
            <Button type="submit" disabled={!isRight(draft)} loading={save.isPending}>
              {t("save")}
            </Button>
          )}
        </Group>
      </Group>
    </form>
  );
}

function useSaveCard(person: CasePerson, version: number | null, close: () => void) {
  const t = useTranslations("reminders.card");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const saving = useMutation(server.reminders.saveCard.mutationOptions({ onError }));
  const { casePersonId } = person;
  const save = (draft: CardDraft) =>
    saving.mutate(
      { courtId: court.id, casePersonId, version, card: saidIn(draft), key: newKey() },
      {
        onSuccess: ({ changeId }) => {
          saved({ changeId, message: t("saved") });
          close();
        },
      },
    );
  return { save, isPending: saving.isPending };
}
