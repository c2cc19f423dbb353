"use client";

import { Button, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/court-day.ts";
import type { ReportKind } from "../../../../server/rules/officer-reports.ts";
import { OWN_ABSENCE_KINDS } from "../../../../server/rules/people.ts";
import { DayField } from "../../../components/day-field.tsx";
import { Num } from "../../../components/num.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import styles from "./days.module.css";
import {
  type Matter,
  mattersOf,
  type OwnDays,
  type Paper,
  type Reporting,
  type Request,
  reportOn,
} from "./days-data.ts";
import { useDaysWords } from "./days-words.ts";
import { ReportState } from "./matter-item.tsx";
import { useTookBack } from "./use-took-back.tsx";

/** What was just reported, with what it takes to take it back. */
export type Sent = { courtId: number; reportId: number; words: string };

type Props = {
  data: OwnDays;
  of: Reporting;
  onClose: () => void;
  onSent: (sent: Sent) => void;
  onDone: () => Promise<void>;
};

type OwnKind = (typeof OWN_ABSENCE_KINDS)[number];

type Choice = { kind: ReportKind; subjectId: number; courtId: number; what: string };

/** What an officer tells the court of one matter: of each request, each paper, and whether he can come. */
export function ReportDialog({ data, of, onClose, onSent, onDone }: Props) {
  const t = useTranslations("days");
  const actions = useTranslations("actions");
  const [choice, setChoice] = useState<Choice | null>(null);
  const matter = mattersOf(data).find(({ hearingId }) => hearingId === of.hearingId) ?? null;
  const requests = data.requests.filter(({ caseId }) => caseId === of.caseId);
  const label = matter?.label ?? requests[0]?.label ?? "";
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        <>
          {t("reportTitle")} <Num>{label}</Num>
        </>
      }
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      {choice === null ? (
        <Choices data={data} matter={matter} requests={requests} onChoose={setChoice} onDone={onDone} />
      ) : (
        <Send choice={choice} today={data.today} onBack={() => setChoice(null)} onSent={onSent} />
      )}
    </Modal>
  );
}

type ChoicesProps = {
  data: OwnDays;
  matter: Matter | null;
  requests: readonly Request[];
  onChoose: (choice: Choice) => void;
  onDone: () => Promise<void>;
};

function Choices({ data, matter, requests, onChoose, onDone }: ChoicesProps) {
  const t = useTranslations("days");
  const words = useDaysWords();
  const papers = matter?.papers.filter(({ state }) => state === "issued") ?? [];
  const mayStay = matter !== null && matter.outcome === null;
  return (
    <Stack gap="md">
      <p className={styles.flat}>{t("reportHow")}</p>
      {requests.length + papers.length === 0 && !mayStay && <p className={styles.flat}>{t("nothingToReport")}</p>}
      {requests.map((request) => (
        <RequestChoice key={request.requestId} request={request} data={data} onChoose={onChoose} onDone={onDone} />
      ))}
      {matter &&
        papers.map((paper) => (
          <PaperChoice
            key={paper.processId}
            paper={paper}
            matter={matter}
            data={data}
            onChoose={onChoose}
            onDone={onDone}
          />
        ))}
      {mayStay && (
        <Subject
          name={words.day(matter.day)}
          kinds={["cannot-come"]}
          open={openReport(data, { hearingId: matter.hearingId })}
          onKind={(kind) =>
            onChoose({ kind, subjectId: matter.hearingId, courtId: matter.courtId, what: words.day(matter.day) })
          }
          onDone={onDone}
        />
      )}
    </Stack>
  );
}

type Chosen = Pick<ChoicesProps, "data" | "onChoose" | "onDone">;

function RequestChoice({ request, data, onChoose, onDone }: Chosen & { request: Request }) {
  const words = useDaysWords();
  const { requestId, courtId, may } = request;
  return (
    <Subject
      name={words.request(request)}
      kinds={may}
      open={openReport(data, { requestId })}
      onKind={(kind) => onChoose({ kind, subjectId: requestId, courtId, what: words.request(request) })}
      onDone={onDone}
    />
  );
}

function PaperChoice({ paper, matter, data, onChoose, onDone }: Chosen & { paper: Paper; matter: Matter }) {
  const words = useDaysWords();
  const { processId } = paper;
  return (
    <Subject
      name={words.paper(paper)}
      kinds={["served", "unserved"]}
      open={openReport(data, { processId })}
      onKind={(kind) => onChoose({ kind, subjectId: processId, courtId: matter.courtId, what: words.paper(paper) })}
      onDone={onDone}
    />
  );
}

function openReport(data: OwnDays, subject: Parameters<typeof reportOn>[1]) {
  const found = reportOn(data.reports, subject);
  return found?.state === "open" ? { ...found, courtId: courtIdOf(data, subject) } : null;
}

function courtIdOf(data: OwnDays, subject: Parameters<typeof reportOn>[1]): number {
  if ("requestId" in subject) return data.requests.find((one) => one.requestId === subject.requestId)?.courtId ?? 0;
  const holds = (one: Matter) =>
    "hearingId" in subject
      ? one.hearingId === subject.hearingId
      : one.papers.some(({ processId }) => processId === subject.processId);
  return mattersOf(data).find(holds)?.courtId ?? 0;
}

type SubjectProps = {
  name: string;
  kinds: readonly ReportKind[];
  open: ReturnType<typeof openReport>;
  onKind: (kind: ReportKind) => void;
  onDone: () => Promise<void>;
};

/** One thing with what may be said of it; what was said already may be taken back while nobody settled it. */
function Subject({ name, kinds, open, onKind, onDone }: SubjectProps) {
  const t = useTranslations("days");
  const { takeBack, isPending } = useTookBack(onDone);
  const left = kinds.filter((kind) => kind !== open?.kind);
  const isSettledFirst = open !== null && ["served", "unserved", "cannot-come"].includes(open.kind);
  return (
    <fieldset className={styles.subject}>
      <legend>{name}</legend>
      {open && (
        <p className={styles.flat}>
          <ReportState report={open} />{" "}
          <Button size="sm" variant="default" loading={isPending} onClick={() => takeBack(open)}>
            {t("takeBack")}
          </Button>
        </p>
      )}
      {!isSettledFirst && (
        <div className={styles.kinds}>
          {left.map((kind) => (
            <Button key={kind} variant="default" onClick={() => onKind(kind)}>
              {t(`kinds.${kind}`)}
            </Button>
          ))}
        </div>
      )}
    </fieldset>
  );
}

type SendProps = { choice: Choice; today: CourtDay; onBack: () => void; onSent: (sent: Sent) => void };

function Send({ choice, today, onBack, onSent }: SendProps) {
  const t = useTranslations("days");
  const actions = useTranslations("actions");
  const server = useServer();
  const onError = useShowError();
  const { kind, subjectId, courtId, what } = choice;
  const isAbsence = kind === "cannot-come";
  const [day, setDay] = useState<CourtDay | null>(today);
  const [because, setBecause] = useState<OwnKind>("duty");
  const [note, setNote] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const send = useMutation(
    server.days.report.mutationOptions({
      onSuccess: ({ reportId }) => onSent({ courtId, reportId, words: `${t(`kinds.${kind}`)}, ${what}` }),
      onError,
    }),
  );
  const submit = () =>
    send.mutate({
      ...{ courtId, kind, subjectId, key, note: note.trim() || null },
      ...(isAbsence ? { day: null, because } : { day, because: null }),
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <p className={styles.flat}>
          <strong>{t(`kinds.${kind}`)}</strong>: {what}
        </p>
        {isAbsence ? (
          <NativeSelect
            label={t("why")}
            value={because}
            onChange={(event) => setBecause(event.currentTarget.value as OwnKind)}
            data={OWN_ABSENCE_KINDS.map((one) => ({ value: one, label: t(`becauseOf.${one}`) }))}
          />
        ) : (
          <DayField label={t("when")} value={day} onChange={setDay} maxDate={today} />
        )}
        <TextInput
          label={t("note")}
          value={note}
          maxLength={300}
          dir="auto"
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div className={styles.kinds}>
          <Button type="submit" loading={send.isPending} disabled={!isAbsence && day === null}>
            {t("send")}
          </Button>
          <Button variant="default" onClick={onBack}>
            {actions("back")}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
