"use client";

import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { isEndBefore } from "../../../../server/rules/applications/application-follows.ts";
import { disposalsOf } from "../../../../server/rules/applications/application-results.ts";
import { type CourtDay, dayAt } from "../../../../server/rules/calendar/court-day.ts";
import { ADJOURNMENT_WARNING_AT } from "../../../../server/rules/sitting/adjournment-counts.ts";
import { useCourt } from "../../court-context.tsx";
import { justOffered } from "../process/offer/just-offered.ts";
import offerStyles from "../process/offer/offer.module.css";
import { OfferLine } from "../process/offer/offer-line.tsx";
import { type Offered, useOffer } from "../process/offer/use-offer.ts";
import type { Proposal } from "../process/process-data.ts";
import { AdjournAllDialog } from "./adjourn-all-dialog.tsx";
import { AskForm } from "./ask-form.tsx";
import { type AttendanceEntry, markedOf, openAttendance, pressAttendance } from "./attendance-entry.ts";
import { AttendanceStep } from "./attendance-step.tsx";
import { ConflictDialog } from "./conflict-dialog.tsx";
import { keysFor, offeredFor } from "./date-law.ts";
import styles from "./day.module.css";
import { DayHead, DayNotices } from "./day-head.tsx";
import { EntryPanel } from "./entry-panel.tsx";
import { KeysDialog } from "./keys-dialog.tsx";
import { MatterList } from "./matter-list.tsx";
import { MatterPane } from "./matter-pane.tsx";
import { NamesOfDay } from "./names-of-day.tsx";
import { useSheetWords } from "./outcome-words.tsx";
import { shaded, useHeld } from "./shading.ts";
import { endsOf, isBehind, type SheetRow } from "./sheet-data.ts";
import {
  type Command,
  type Draft,
  type Entry,
  type EntryFacts,
  IDLE,
  type NextRead,
  type Press,
  press,
  readNext,
} from "./sheet-entry.ts";
import { TakeUpDialog } from "./take-up-dialog.tsx";
import { useCurrentMatter } from "./use-current-matter.ts";
import { useDateWarnings } from "./use-date-warnings.ts";
import { useDaySheet } from "./use-day-sheet.ts";
import { useRecord } from "./use-record.ts";
import { useSheetKeys } from "./use-sheet-keys.ts";

const asItIs = (row: SheetRow) => row;
const NO_MATTER = { docket: "trial", applicationKind: null } as const;

/** The day in court: the ordered sheet, the matter that is called, and every key of it. */
export function DayScreen({ day }: { day: CourtDay }) {
  const { me, court } = useCourt();
  const t = useTranslations("sheet");
  const actions = useTranslations("actions");
  const offerWords = useTranslations("process.offer");
  const words = useSheetWords();
  const data = useDaySheet(day);
  const { rows } = data;
  const warningsOn = useDateWarnings(data, day);
  const mayRecord = data.sheet?.may.record ?? false;
  const { current, isOpen, choose, close, goOn } = useCurrentMatter(rows);
  const [entry, setEntry] = useState<Entry>(IDLE);
  const [attending, setAttending] = useState<AttendanceEntry | null>(null);
  const [spoken, setSpoken] = useState("");
  const [dialog, setDialog] = useState<"keys" | "adjourn-all" | "take-up" | "choose" | null>(null);
  const [putOff, setPutOff] = useState<readonly string[]>([]);
  const { isHeld, hold } = useHeld(
    entry.step === "idle" && entry.typed === "" && attending === null && dialog === null,
  );
  const [isUncovered, setUncovered] = useState(false);
  const covered = isUncovered ? asItIs : shaded;
  const shadedRows = useMemo(() => rows.map(covered), [rows, covered]);
  const shown = current && (isHeld ? current : covered(current));
  const offer = useOffer(useMemo(() => (mayRecord ? { day } : null), [mayRecord, day]));
  const say = (text: string) => {
    // What was answered before another act is behind it in the row of what can be taken back.
    offer.forget();
    setSpoken(text);
  };
  const recording = useRecord(data, day, say, (from) => {
    setEntry(IDLE);
    goOn(from);
  });

  const sendOut = async (matter: Offered, chosen: readonly Proposal[]) => {
    const answered = await offer.answer(matter, chosen);
    if (answered) recording.noteDone(matter.fromHearingId ?? matter.hearingId, answered.changeId);
  };

  const sendOutAll = async (matters: readonly Offered[]) => {
    const answered = await offer.answerAll(matters);
    if (answered) recording.noteDone(answered.matter.fromHearingId ?? answered.matter.hearingId, answered.changeId);
  };

  // A matter is entered from its beginning: what was half typed belongs to the one before.
  const currentId = current?.hearingId ?? null;
  // The key that ended a number: it acts only once its own matter is the current one.
  const afterJump = useRef<{ hearingId: number; key: Press } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another matter is what starts anew.
  useEffect(() => {
    setEntry(IDLE);
    setAttending(null);
    recording.setAsking(null);
    recording.setProblem(null);
    const waiting = afterJump.current;
    afterJump.current = null;
    if (waiting && waiting.hearingId === currentId) act(IDLE, waiting.key);
  }, [currentId]);

  const facts: EntryFacts = {
    purpose: current?.purpose ?? "mention",
    reasonKeys: data.sheet?.reasonKeys ?? [],
    from: day,
    usual: (draft) => keysFor(data, current, draft, day),
    offered: (draft) => offeredFor(data, current, draft, day),
    purposeNames: words.purpose,
    disposals: disposalsOf(current ?? NO_MATTER),
    mayRecord: mayRecord && current !== null,
    hasLeft: current !== null && isBehind(current),
    ends: current ? endsOf(current) : [],
    isEndHere: (disposal) => isEndBefore(disposal, court.rank),
  };
  const next = entry.step === "next" ? readNext(entry.draft, entry, facts) : null;
  const save = (draft: Draft, read: NextRead) => current && void recording.save(current, draft, read);
  const change = (changed: Entry) => {
    recording.setProblem(null);
    recording.setAsking(null);
    setEntry(changed);
  };

  const openWhoCame = () => current && setAttending(openAttendance(covered(current)));
  const saveWhoCame = (said: AttendanceEntry) => {
    setAttending(null);
    if (current && said.people.length > 0) void recording.attend(current, markedOf(said));
  };

  const show = (message: string) =>
    notifications.show({ message, closeButtonProps: { "aria-label": actions("close") } });

  const run = (command: Command) => {
    if (command.do === "move") choose(rows[(current ? rows.indexOf(current) : -1) + command.by] ?? null);
    if (command.do === "jump") {
      const found = rows.find(({ serial }) => serial === command.serial);
      const { key } = command;
      if (!found) show(t("cannotJump", { serial: command.serial }));
      else choose(found);
      if (found && key && found.hearingId === currentId) act(IDLE, key);
      else if (found && key) afterJump.current = { hearingId: found.hearingId, key };
    }
    if (command.do === "pass-over" && current) void recording.call(current, "passed-over");
    if (command.do === "who-came") openWhoCame();
    if (command.do === "call" && current) {
      // Nobody is called on a day that is over, or is not here yet.
      if (day === dayAt(new Date(), me.timezone)) void recording.call(current, "called");
      else show(t("callToday"));
    }
    if (command.do === "send-out") {
      // Only what goes out for the date just given: what waits from matters before has buttons of its own.
      const just = justOffered(offer.offered, recording.justKept);
      if (!just) setSpoken(offerWords("nothingJust"));
      else if (!offer.isBusy) void sendOut(just, just.proposals);
    }
    if (command.do === "undo" && !offer.isBusy)
      void recording.undo().then((id) => choose(rows.find(({ hearingId }) => hearingId === id) ?? null));
    if (command.do === "help") setDialog("keys");
    if (command.do === "save") save(command.draft, command.next);
  };
  const act = (from: Entry, key: Press): boolean => {
    const done = press(from, key, facts);
    if (!done) return false;
    if (done.entry !== entry) change(done.entry);
    if (done.command) run(done.command);
    return true;
  };
  useSheetKeys((key) => {
    if (dialog !== null || recording.asking) return false;
    if (attending) {
      const step = pressAttendance(attending, key);
      if (step?.save) saveWhoCame(attending);
      else if (step) setAttending(step.entry);
      return step !== null;
    }
    return act(entry, key);
  });

  // Never in the middle of an entry: its keys would be lost.
  const isIdle = entry.step === "idle" && !attending && entry.typed === "" && !recording.asking && dialog === null;
  const refused = rows.filter(({ pending }) => pending?.refused);
  const conflict = isIdle ? refused.find(({ pending }) => !putOff.includes(pending!.key)) : undefined;
  return (
    <div className={`page ${styles.screen}`} data-open={isOpen}>
      <DayHead
        day={day}
        data={data}
        onAdjournAll={() => setDialog("adjourn-all")}
        onTakeUp={() => setDialog("take-up")}
        onKeys={() => setDialog("keys")}
      />
      <DayNotices day={day} data={data} />
      <NamesOfDay key={day} {...{ day, rows, isUncovered }} onUncover={setUncovered} />
      {refused.length > 0 && (
        <p className={`mark mark-breach ${styles.toDecide}`}>
          {t("toDecide", { n: refused.length })}
          <Button size="compact-xs" variant="default" onClick={() => setPutOff([])}>
            {t("marks.conflict")}
          </Button>
        </p>
      )}
      <p aria-live="polite" className={styles.spoken}>
        {spoken}
      </p>
      {!data.sheet && data.query.isError && <p className={styles.hint}>{t("loadFailed")}</p>}
      {!data.sheet && !data.query.isError && <p className={styles.loading}>{actions("loading")}</p>}
      {data.sheet && rows.length === 0 && <Empty day={day} />}
      {current && shown && (
        <div className={styles.split}>
          <div className={styles.left}>
            {entry.step === "idle" && entry.typed && (
              <p className={styles.jump}>
                {t("jump")} <kbd>{entry.typed}</kbd> <kbd>⏎</kbd>
              </p>
            )}
            <MatterList
              rows={shadedRows}
              currentId={current.hearingId}
              warningsOn={warningsOn}
              onChoose={(id) => choose(rows.find((row) => row.hearingId === id) ?? null, true)}
            />
          </div>
          <MatterPane
            row={shown}
            fileAt={current?.isShaded ? `/${court.code}/cases/${current.caseId}` : null}
            day={day}
            hold={hold}
            total={rows.length}
            isAttending={attending !== null}
            warnsAt={data.sheet?.warnsAt ?? ADJOURNMENT_WARNING_AT}
            warnings={current.outcome?.nextDay ? warningsOn(current, current.outcome.nextDay) : []}
            onBack={close}
          >
            {attending && (
              <AttendanceStep entry={attending} onEntry={setAttending} onSave={() => saveWhoCame(attending)} />
            )}
            {mayRecord && !attending && !recording.asking && (
              <EntryPanel
                {...{ day, entry, data, recording, next }}
                row={shown}
                onEntry={change}
                onSave={save}
                onAttend={openWhoCame}
              />
            )}
            {recording.asking && (
              <AskForm
                asking={recording.asking}
                onAnswer={(answers) => {
                  const { draft, next: read } = recording.asking!;
                  void recording.keep(current, draft, read, answers);
                }}
                onCancel={() => recording.setAsking(null)}
              />
            )}
          </MatterPane>
        </div>
      )}
      <div className={`${offerStyles.atFoot} ${styles.offer}`}>
        <OfferLine
          offer={offer}
          just={justOffered(offer.offered, recording.justKept)}
          letter="Y"
          undoLetter="Z"
          onAnswer={(matter, chosen) => void sendOut(matter, chosen)}
          onAnswerAll={(matters) => void sendOutAll(matters)}
          onUndo={() => run({ do: "undo" })}
          onChoosing={(isChoosing) => setDialog(isChoosing ? "choose" : null)}
        />
      </div>
      <KeysDialog isOpen={dialog === "keys"} onClose={() => setDialog(null)} />
      {dialog === "adjourn-all" && <AdjournAllDialog day={day} matters={shadedRows} onClose={() => setDialog(null)} />}
      {dialog === "take-up" && (
        <TakeUpDialog
          day={day}
          isToday={day === dayAt(new Date(), me.timezone)}
          onClose={() => setDialog(null)}
          onDone={(said, hearingId, changeId) => {
            setDialog(null);
            say(said);
            recording.noteGiven(hearingId, changeId);
          }}
        />
      )}
      {conflict?.pending && (
        <ConflictDialog
          key={conflict.pending.key}
          row={covered(conflict)}
          item={conflict.pending}
          onDone={(decideAgain) => {
            setPutOff((before) => [...before, conflict.pending!.key]);
            if (decideAgain) choose(conflict);
          }}
        />
      )}
    </div>
  );
}

function Empty({ day }: { day: CourtDay }) {
  const { court } = useCourt();
  const t = useTranslations("sheet");
  const words = useSheetWords();
  return (
    <div className={styles.empty}>
      <p>{t("empty", { day: words.day(day, "long") })}</p>
      <p className="soft">{t("emptyHow")}</p>
      <div className={styles.footButtons}>
        <Button component={Link} href={`/${court.code}/planner`} variant="default">
          {t("toPlanner")}
        </Button>
        <Button component={Link} href={`/${court.code}/docket`} variant="default">
          {t("toDocket")}
        </Button>
      </div>
    </div>
  );
}
