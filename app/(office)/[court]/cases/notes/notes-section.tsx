"use client";

import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type CourtDay, dayAt } from "../../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { Day, useDayText } from "../case-words.tsx";
import own from "../stage/matter.module.css";
import { type Matter, useMay } from "../stage/use-matter.ts";

/** Notes of the office and one's own, and where the papers of the case are kept. */
export function NotesSection({ caseId, matter }: { caseId: number; matter: Matter }) {
  const t = useTranslations("desk");
  const may = useMay();
  const [isWriting, setWriting] = useState<"note" | "paper" | null>(null);
  return (
    <section>
      <div className={own.head}>
        <h3>{t("notes.title")}</h3>
        <span className={`${own.buttons} no-print`}>
          {may.record && (
            <Button size="compact-sm" variant="subtle" onClick={() => setWriting("note")}>
              {t("notes.add")}
            </Button>
          )}
          {may.change && (
            <Button size="compact-sm" variant="subtle" onClick={() => setWriting("paper")}>
              {t("documents.add")}
            </Button>
          )}
        </span>
      </div>
      {isWriting === "note" && <WriteNote caseId={caseId} close={() => setWriting(null)} />}
      {isWriting === "paper" && <NotePaper caseId={caseId} close={() => setWriting(null)} />}
      {matter.notes.length === 0 && isWriting !== "note" && <p className="soft">{t("notes.none")}</p>}
      <Notes caseId={caseId} notes={matter.notes} />
      {matter.documents.length > 0 && <Papers caseId={caseId} papers={matter.documents} />}
    </section>
  );
}

function Notes({ caseId, notes }: { caseId: number; notes: Matter["notes"] }) {
  const t = useTranslations("desk.notes");
  const { me, court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const text = useDayText();
  const rewrite = useMutation(
    server.desk.rewriteNote.mutationOptions({
      onSuccess: ({ changeId }) => saved({ changeId, message: t("removed") }),
      onError: showError,
    }),
  );
  return (
    <ul className={own.items}>
      {notes.map((note) => (
        <li key={note.id} className={note.isPrivate ? "no-print" : undefined}>
          <bdi className={own.text}>{note.text}</bdi>
          <span className="soft">
            {t("by", {
              name: `\u2068${note.name ?? ""}\u2069`,
              day: text(dayAt(new Date(note.writtenAt), me.timezone), "date"),
            })}
          </span>
          {note.isPrivate && <span className="mark mark-plain">{t("privateMark")}</span>}
          {note.isOwn && (
            <Button
              size="compact-xs"
              variant="subtle"
              className="no-print"
              onClick={() => {
                const own = { noteId: note.id, version: note.version, text: "" };
                rewrite.mutate({ courtId: court.id, caseId, ...own, key: newKey() });
              }}
            >
              {t("remove")}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function WriteNote({ caseId, close }: { caseId: number; close: () => void }) {
  const t = useTranslations("desk.notes");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const { isJudge } = useMay();
  const [text, setText] = useState("");
  const [isPrivate, setPrivate] = useState(isJudge);
  const write = useMutation(
    server.desk.writeNote.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("saved") });
        close();
      },
      onError: showError,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write.mutate({ courtId: court.id, caseId, text, isPrivate, key: newKey() });
  };
  return (
    <form onSubmit={submit} className={own.stack}>
      <Textarea
        label={t("text")}
        value={text}
        maxLength={4000}
        minRows={2}
        autosize
        autoFocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {isJudge && (
        <Checkbox
          label={t("private")}
          checked={isPrivate}
          onChange={(event) => setPrivate(event.currentTarget.checked)}
        />
      )}
      <div className={own.foot}>
        <Button variant="default" onClick={close}>
          {actions("cancel")}
        </Button>
        <Button type="submit" disabled={text.trim() === ""} loading={write.isPending}>
          {actions("save")}
        </Button>
      </div>
    </form>
  );
}

function Papers({ caseId, papers }: { caseId: number; papers: Matter["documents"] }) {
  const t = useTranslations("desk.documents");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const may = useMay();
  const remove = useMutation(
    server.desk.removeDocument.mutationOptions({
      onSuccess: ({ changeId }) => saved({ changeId, message: t("removed") }),
      onError: showError,
    }),
  );
  return (
    <>
      <h3>{t("title")}</h3>
      <ul className={own.items}>
        {papers.map((paper) => (
          <li key={paper.id}>
            <bdi>{paper.title}</bdi>
            {paper.place && <bdi className="soft">{paper.place}</bdi>}
            {paper.day && <Day day={paper.day} style="date" />}
            {may.change && (
              <Button
                size="compact-xs"
                variant="subtle"
                className="no-print"
                onClick={() => {
                  const at = { documentId: paper.id, version: paper.version };
                  remove.mutate({ courtId: court.id, caseId, ...at, key: newKey() });
                }}
              >
                {t("remove")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function NotePaper({ caseId, close }: { caseId: number; close: () => void }) {
  const t = useTranslations("desk.documents");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [title, setTitle] = useState("");
  const [place, setPlace] = useState("");
  const [day, setDay] = useState<CourtDay | null>(null);
  const add = useMutation(
    server.desk.addDocument.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("saved") });
        close();
      },
      onError: showError,
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ courtId: court.id, caseId, title, place: place.trim() || null, day, key: newKey() });
  };
  return (
    <form onSubmit={submit} className={own.stack}>
      <TextInput
        label={t("name")}
        value={title}
        maxLength={200}
        autoFocus
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <TextInput
        label={t("place")}
        value={place}
        maxLength={200}
        onChange={(event) => setPlace(event.currentTarget.value)}
      />
      <DayField label={t("day")} value={day} clearable onChange={setDay} />
      <div className={own.foot}>
        <Button variant="default" onClick={close}>
          {actions("cancel")}
        </Button>
        <Button type="submit" disabled={title.trim() === ""} loading={add.isPending}>
          {actions("save")}
        </Button>
      </div>
    </form>
  );
}
