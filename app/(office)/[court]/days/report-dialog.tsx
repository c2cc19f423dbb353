"use client";

import { Button, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import type { ReportKind } from "../../../../server/rules/own-days/officer-reports.ts";
import { OWN_ABSENCE_KINDS } from "../../../../server/rules/people/people.ts";
import { DayField } from "../../../components/day-field.tsx";
import { Num } from "../../../components/num.tsx";
import { outbox } from "../../../components/outbox.ts";
import { isOffline, useShowError } from "../../../components/refusal.ts";
import { useServerClient } from "../../../components/server-data.tsx";
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
import { Mark, ReportState } from "./matter-item.tsx";
import { type GivenReport, keepReport, type ReportItem, waitingOn } from "./report-queue.ts";
import { useTookBack } from "./use-took-back.tsx";

/** What was just reported, with what it takes to take it back. */
export type Sent = { courtId: number; reportId: number; words: string };

type Props = {
  data: OwnDays;
  of: Reporting;
  waiting: readonly ReportItem[];
  onClose: () => void;
  onSent: (sent: Sent) => void;
  onDone: () => Promise<void>;
};

type OwnKind = (typeof OWN_ABSENCE_KINDS)[number];

type Choice = { kind: ReportKind; subjectId: number; courtId: number; what: string };

/** What an officer tells the court of one matter: of each request, each paper, and whether he can come. */
export function ReportDialog({ data, of, waiting, onClose, onSent, onDone }: Props) {
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
        <Choices {...{ data, matter, requests, waiting, onDone }} onChoose={setChoice} />
      ) : (
        <Send choice={choice} today={data.today} onBack={() => setChoice(null)} onSent={onSent} onKept={onClose} />
      )}
    </Modal>
  );
}

type ChoicesProps = {
  data: OwnDays;
  matter: Matter | null;
  requests: readonly Request[];
  waiting: readonly ReportItem[];
  onChoose: (choice: Choice) => void;
  onDone: () => Promise<void>;
};

function Choices({ data, matter, requests, waiting, onChoose, onDone }: ChoicesProps) {
  const t = useTranslations("days");
  const words = useDaysWords();
  const papers = matter?.papers.filter(({ state }) => state === "issued") ?? [];
  const mayStay = matter !== null && matter.outcome === null;
  return (
    <Stack gap="md">
      <p className={styles.flat}>{t("reportHow")}</p>
      {requests.length + papers.length === 0 && !mayStay && <p className={styles.flat}>{t("nothingToReport")}</p>}
      {requests.map((request) => (
        <RequestChoice key={request.requestId} request={request} {...{ data, waiting, onChoose, onDone }} />
      ))}
      {matter &&
        papers.map((paper) => (
          <PaperChoice key={paper.processId} paper={paper} matter={matter} {...{ data, waiting, onChoose, onDone }} />
        ))}
      {mayStay && (
        <Subject
          name={words.day(matter.day)}
          kinds={["cannot-come"]}
          open={openReport(data, { hearingId: matter.hearingId })}
          waiting={waitingOn(waiting, { about: "hearing", id: matter.hearingId })}
          onKind={(kind) =>
            onChoose({ kind, subjectId: matter.hearingId, courtId: matter.courtId, what: words.day(matter.day) })
          }
          onDone={onDone}
        />
      )}
    </Stack>
  );
}

type Chosen = Pick<ChoicesProps, "data" | "waiting" | "onChoose" | "onDone">;

function RequestChoice({ request, data, waiting, onChoose, onDone }: Chosen & { request: Request }) {
  const words = useDaysWords();
  const { requestId, courtId, may } = request;
  return (
    <Subject
      name={words.request(request)}
      kinds={may}
      open={openReport(data, { requestId })}
      waiting={waitingOn(waiting, { about: "request", id: requestId })}
      onKind={(kind) => onChoose({ kind, subjectId: requestId, courtId, what: words.request(request) })}
      onDone={onDone}
    />
  );
}

function PaperChoice({ paper, matter, data, waiting, onChoose, onDone }: Chosen & { paper: Paper; matter: Matter }) {
  const words = useDaysWords();
  const { processId } = paper;
  return (
    <Subject
      name={words.paper(paper)}
      kinds={["served", "unserved"]}
      open={openReport(data, { processId })}
      waiting={waitingOn(waiting, { about: "process", id: processId })}
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
  /** Said here and not sent yet. */
  waiting: ReportItem | undefined;
  onKind: (kind: ReportKind) => void;
  onDone: () => Promise<void>;
};

/** One thing with what may be said of it; what was said already may be taken back while nobody settled it. */
function Subject({ name, kinds, open, waiting, onKind, onDone }: SubjectProps) {
  const t = useTranslations("days");
  const { takeBack, isPending } = useTookBack(onDone);
  const said = [open?.kind, waiting?.input.given.kind];
  const left = kinds.filter((kind) => !said.includes(kind));
  const isSettledFirst = said.some((kind) => kind !== undefined && SETTLED_FIRST.includes(kind));
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
      {waiting && <WaitingHere item={waiting} />}
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

/** Said once, nothing else can be said of it before the court has settled that. */
const SETTLED_FIRST: readonly ReportKind[] = ["served", "unserved", "cannot-come"];

function WaitingHere({ item }: { item: ReportItem }) {
  const t = useTranslations("days");
  const kind = t(`kinds.${item.input.given.kind}`);
  return (
    <p className={styles.flat}>
      <Mark kind="risk" icon="offline" text={t("queue.here", { what: kind })} />{" "}
      <Button size="sm" variant="default" onClick={() => void outbox.takeBack(item.key)}>
        {t("queue.takeBack")}
      </Button>
    </p>
  );
}

type SendProps = {
  choice: Choice;
  today: CourtDay;
  onBack: () => void;
  onSent: (sent: Sent) => void;
  onKept: () => void;
};

/** How long the court's computer has to answer before the report is kept on the phone. */
const PATIENCE_MS = 10_000;

function Send({ choice, today, onBack, onSent, onKept }: SendProps) {
  const t = useTranslations("days");
  const actions = useTranslations("actions");
  const client = useServerClient();
  const onError = useShowError();
  const { kind, subjectId, courtId, what } = choice;
  const isAbsence = kind === "cannot-come";
  const [day, setDay] = useState<CourtDay | null>(today);
  const [because, setBecause] = useState<OwnKind>("duty");
  const [note, setNote] = useState("");
  const [key] = useState(() => crypto.randomUUID());
  const kept = () => {
    onKept();
    notifications.show({ message: t("queue.kept"), closeButtonProps: { "aria-label": actions("close") } });
  };
  const send = useMutation({
    mutationFn: (given: GivenReport) =>
      client.days.report.mutate({ ...given, key }, { signal: AbortSignal.timeout(PATIENCE_MS) }),
    networkMode: "always",
    onSuccess: ({ reportId }) => onSent({ courtId, reportId, words: `${t(`kinds.${kind}`)}, ${what}` }),
    onError: (error, given) => (isOffline(error) ? void keepReport(given, key).then(kept) : onError(error)),
  });
  const submit = () =>
    send.mutate({
      ...{ courtId, kind, subjectId, note: note.trim() || null },
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
