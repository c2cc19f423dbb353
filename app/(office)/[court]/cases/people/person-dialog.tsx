"use client";

import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { hasUnreadDay } from "../../../../components/day-field.tsx";
import { refusalOf, useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import type { File } from "../case-data.ts";
import styles from "./people.module.css";
import { type CasePerson, isolated, type PeopleOfCase } from "./people-data.ts";
import { draftOf, entryOf, type PersonDraft } from "./person-draft.ts";
import { PersonFields } from "./person-fields.tsx";

type Props = { file: File; found: PeopleOfCase; person: CasePerson | null; close: () => void };

/** A person of the case, added or changed. */
export function PersonDialog({ file, found, person, close }: Props) {
  const t = useTranslations("people");
  const actions = useTranslations("actions");
  const [draft, setDraft] = useState<PersonDraft>(() => draftOf(person));
  const [wasAsked, setAsked] = useState(false);
  const save = useSavePerson(file.caseId, person, close);
  const set = (change: Partial<PersonDraft>) => setDraft((before) => ({ ...before, ...change }));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (hasUnreadDay(event.currentTarget)) return;
    setAsked(true);
    if (draft.name.trim() !== "") save.run(draft);
  };

  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={person ? t("form.edit") : t("form.add")}
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
        <PersonFields
          draft={draft}
          set={set}
          person={person}
          others={found.people.filter((one) => one.casePersonId !== person?.casePersonId)}
          isSensitive={file.restriction.restricted}
          field={wasAsked && draft.name.trim() === "" ? "name" : save.field}
        />
        <div className={styles.foot}>
          {save.problem && (
            <span className={styles.problem} role="alert">
              {save.problem}
            </span>
          )}
          <Button variant="default" onClick={close}>
            {actions("cancel")}
          </Button>
          <Button type="submit" loading={save.isBusy}>
            {actions("save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function useSavePerson(caseId: number, person: CasePerson | null, close: () => void) {
  const t = useTranslations("people");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const add = useMutation(server.people.add.mutationOptions());
  const edit = useMutation(server.people.edit.mutationOptions());
  // Sent again unchanged, after the answer was lost, it takes effect once; changed, it is another request.
  const sent = useRef({ key: newKey(), text: "" });
  const run = (draft: PersonDraft) => {
    const entry = entryOf(draft);
    const text = JSON.stringify(entry);
    if (text !== sent.current.text) sent.current = { key: newKey(), text };
    const { key } = sent.current;
    const onSuccess = ({ changeId }: { changeId: number }) => {
      saved({ changeId, message: t(person ? "edited" : "added", { name: isolated(draft.name.trim()) }) });
      close();
    };
    const courtId = court.id;
    if (!person) add.mutate({ courtId, caseId, key, ...entry }, { onSuccess });
    else {
      const { casePersonId, version } = person;
      edit.mutate({ courtId, casePersonId, version, key, ...entry }, { onSuccess });
    }
  };
  const { error, isPending } = person ? edit : add;
  const refused = refusalOf(error);
  return {
    run,
    isBusy: isPending,
    field: refused?.code === "invalid" ? String(refused.detail.field) : null,
    problem: error ? words(error) : null,
  };
}
