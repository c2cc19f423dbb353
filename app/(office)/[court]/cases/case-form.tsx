"use client";

import { Button } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { hasUnreadDay } from "../../../components/day-field.tsx";
import { refusalOf, useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import type { File } from "./case-data.ts";
import { type Draft, type Entry, entryOf, understand } from "./case-draft.ts";
import styles from "./case-file.module.css";
import { CaseFormFields } from "./case-form-fields.tsx";
import { CaseFormMore } from "./case-form-more.tsx";
import { useDayText } from "./case-words.tsx";
import { Duplicates } from "./duplicates.tsx";
import { EditClash } from "./edit-clash.tsx";
import { type LiftingOrder, LiftingOrderFields, useLiftingOrder } from "./settlement/lifting-order-fields.tsx";
import { DocketFields, FirstDateFields, FirstDateWords, useRegistration } from "./stage/registration-fields.tsx";
import { useCaseDraft } from "./use-case-draft.ts";
import { WallSentence } from "./wall-sentence.tsx";

/** `hearingId`: of the first date of a matter that was entered; `said`: what was done, in words. */
export type SavedCase = { caseId: number; hearingId: number | null; said: string };
type OnSaved = (saved: SavedCase) => void;
type Props = { file: File | null; onTouched: () => void; onSaved: OnSaved; onCancel: () => void };

/** The form of a case; what is typed is read at once, so that a clerk sees how it will stand. */
export function CaseForm({ file, onTouched, onSaved, onCancel }: Props) {
  const t = useTranslations("docket.form");
  const actions = useTranslations("actions");
  const { opened, draft, clashes, take, meet, ...typing } = useCaseDraft(file);
  const [wasAsked, setAsked] = useState(false);
  const since = useSinceAsked(draft, opened === null ? null : opened.entry);
  const { court } = useCourt();
  const understood = understand(draft, useDistrictClasses(), court.casePrefix);
  const lifting = useLiftingOrder(opened?.entry.orderedRestricted ?? null, draft.orderedRestricted);
  const save = useSaveCase(opened, onSaved, meet);
  const set = (change: Partial<Draft>) => {
    onTouched();
    typing.set(change);
  };
  const registration = useRegistration(draft, set, opened === null);
  const firstDate = useRef<HTMLDivElement>(null);
  const isReady = understood.number !== undefined && understood.fir !== undefined && understood.isNamed;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (hasUnreadDay(event.currentTarget)) return;
    setAsked(true);
    const { kind, first } = registration;
    if (!isReady || lifting.isMissing || since.ask(event.currentTarget)) return;
    save.run(entryOf(draft), lifting.order, { kind, first });
  };

  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {opened === null && <DocketFields {...registration} field={save.field} />}
      <CaseFormFields {...{ draft, understood, wasAsked, set }} field={save.field} isSinceAsked={since.isAsked} />
      <Duplicates draft={draft} exceptCaseId={opened?.caseId} />
      {opened === null && (
        <div ref={firstDate}>
          <FirstDateFields {...registration} />
        </div>
      )}
      <CaseFormMore draft={draft} field={save.field} set={set} isOpen={opened !== null} />
      <LiftingOrderFields {...lifting} wasAsked={wasAsked} />
      <div className={styles.wall}>
        <strong>{t("wall")}:</strong> <WallSentence restriction={understood.restriction} />
      </div>
      {clashes && opened && <EditClash file={opened} clashes={clashes} draft={draft} take={take} />}
      <div className={styles.foot}>
        {save.problem && (
          <span className={styles.problem} role="alert">
            {save.problem}
          </span>
        )}
        {opened === null && <FirstDateWords {...registration} onChange={() => showFirst(firstDate.current)} />}
        <Button variant="default" onClick={onCancel}>
          {actions("cancel")}
        </Button>
        <Button type="submit" loading={save.isBusy}>
          {since.isAsked ? t("saveSinceless") : opened ? t("saveEdit") : t("save")}
        </Button>
      </div>
    </form>
  );
}

/** From the foot of the form to the fields of its first date. */
function showFirst(fields: HTMLElement | null): void {
  fields?.scrollIntoView({ block: "center" });
  fields?.querySelector<HTMLElement>("select, button, input")?.focus({ preventScroll: true });
}

/**
 * Asks once for the first day in custody where it is left out, as remand, the days of the list and the right to bail count
 * from it; saved again, it stays open. Whoever edits something else of a case that never had it is not held up.
 */
function useSinceAsked(draft: Draft, before: Entry | null) {
  const [wasAsked, setAsked] = useState(false);
  const isNews = before === null || before.custody !== "in" || before.custodySince !== null;
  const isMissing = draft.custody === "in" && draft.custodySince === null && isNews;
  const ask = (form: HTMLFormElement): boolean => {
    if (!isMissing || wasAsked) return false;
    setAsked(true);
    form.querySelector<HTMLInputElement>("input[name=custodySince]")?.focus();
    return true;
  };
  return { isAsked: isMissing && wasAsked, ask };
}

/** So that the form reads sections as the server will. */
function useDistrictClasses() {
  const { court } = useCourt();
  const server = useServer();
  return useQuery(server.life.classes.queryOptions({ courtId: court.id })).data;
}

/** Of a matter that was entered, its first date. */
type Done = { caseId: number; changeId: number; day?: CourtDay; hearingId?: number; ordersWithdrawn?: number };
type Registered = Pick<ReturnType<typeof useRegistration>, "kind" | "first">;

/** Saves; when somebody else saved in between, reads the case again and hands it to `onClash`. */
function useSaveCase(opened: File | null, onSaved: OnSaved, onClash: (theirs: File) => void) {
  const t = useTranslations("docket.form");
  const desk = useTranslations("desk.register");
  const orders = useTranslations("process.production");
  const dayText = useDayText();
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const queries = useQueryClient();
  const register = useMutation(server.desk.register.mutationOptions());
  const edit = useMutation(server.cases.edit.mutationOptions());
  // Sent again unchanged, after the answer was lost, it takes effect once; changed, it is another request.
  const sent = useRef({ key: newKey(), text: "" });
  const mutation = opened ? edit : register;

  const run = (entry: Entry, order: LiftingOrder | null, registration: Registered) => {
    const text = JSON.stringify([opened?.version, entry, order, opened ? null : registration]);
    if (text !== sent.current.text) sent.current = { key: newKey(), text };
    const input = { courtId: court.id, key: sent.current.key, entry, order };
    const onSuccess = ({ caseId, changeId, day, hearingId, ordersWithdrawn = 0 }: Done) => {
      const number = `\u2068${entry.number || `FIR ${entry.fir}`}\u2069`;
      const also = ordersWithdrawn > 0 ? ` ${orders("withdrawn", { n: ordersWithdrawn })}` : "";
      const done = day ? desk("registered", { number, day: dayText(day, "short") }) : t("edited", { number });
      const message = `${done}${also}`;
      saved({ changeId, message });
      onSaved({ caseId, hearingId: hearingId ?? null, said: message });
    };
    const { caseId, version } = opened ?? { caseId: 0, version: 0 };
    const onError = async (error: unknown) => {
      if (refusalOf(error)?.code !== "stale") return;
      void queries.invalidateQueries();
      const query = server.cases.file.queryOptions({ courtId: court.id, caseId });
      // Not read for want of a connection: the form says that it is stale, and saving again tries again.
      const theirs = await queries.fetchQuery({ ...query, staleTime: 0 }).catch(() => null);
      if (!theirs) return;
      edit.reset();
      onClash(theirs);
    };
    if (opened) edit.mutate({ ...input, caseId, version }, { onSuccess, onError });
    else register.mutate({ ...input, ...registration }, { onSuccess });
  };
  const refused = refusalOf(mutation.error);
  return {
    run,
    isBusy: mutation.isPending,
    field:
      refused?.code === "invalid" ? String(refused.detail.field) : refused?.code === "number-taken" ? "number" : null,
    problem: !mutation.error ? null : refused?.code === "stale" ? t("stale") : words(mutation.error),
  };
}
