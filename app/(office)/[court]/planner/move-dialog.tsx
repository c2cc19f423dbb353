"use client";

import { Button, Group, Modal, NativeSelect, Stack, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { checkMove } from "../../../../server/rules/listing/check-move.ts";
import { type EvidenceOffer, evidenceOffer } from "../../../../server/rules/listing/evidence-offer.ts";
import type { Finding } from "../../../../server/rules/listing/listing-rules.ts";
import { parseNextDate } from "../../../../server/rules/listing/next-date.ts";
import { isLimitRule } from "../../../../server/rules/listing/next-date-limits.ts";
import { foldDigits } from "../../../../server/rules/text/search-key.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { ReplyHint } from "../cases/evidence/reply-hint.tsx";
import { BestDays, useBestDays } from "../lost/best-days.tsx";
import { DatePeople } from "../presence/date-people.tsx";
import { ChosenDay, DayChoice } from "./move-days.tsx";
import type { Board, Matter, MoveDays } from "./planner-data.ts";

type Props = {
  matters: readonly Matter[];
  board: Board;
  close: () => void;
  move: (day: CourtDay, block: string | null | undefined) => void;
};

/** Another day for one or several matters: typed, or chosen in the calendar; what speaks against it is seen beforehand. */
export function MoveDialog({ matters, board, close, move }: Props) {
  const t = useTranslations("planner.move");
  const { court } = useCourt();
  const server = useServer();
  const caseIds = [...new Set(matters.map(({ caseId }) => caseId))];
  const coming = useQuery(server.planner.moveDays.queryOptions({ courtId: court.id, caseIds }));
  const title = t("title", { n: matters.length, number: matters[0]?.number ?? "" });
  return (
    <Modal opened={matters.length > 0} onClose={close} title={<strong>{title}</strong>} size="xl">
      {matters.length > 0 && (
        <Choice matters={matters} board={board} close={close} move={move} coming={coming.data ?? null} />
      )}
    </Modal>
  );
}

const PROBLEMS = { unreadable: "unreadable", "no-such-day": "noSuchDay", "not-after": "notAfter" } as const;

function Choice({ matters, board, close, move, coming }: Props & { coming: MoveDays | null }) {
  const t = useTranslations("planner.move");
  const actions = useTranslations("actions");
  const language = useLocale();
  const [typed, setTyped] = useState("");
  const [block, setBlock] = useState("");
  const { today } = board;
  // Inside today a time still changes when nothing more can be moved onto it.
  const firstDay = matters.every(({ day }) => day === today) ? today : board.firstDay;
  const waits = coming ? offersOf(matters, coming, today) : [];
  const suggested = coming ? afterReplies(waits, coming, firstDay) : null;
  const best = useBestOf(matters, board);
  const figure = bestOf(typed, best);
  const plain = figure ? figures(figure) : typed;
  const read = plain.trim() === "" ? suggested && { day: suggested } : parseNextDate(plain, today, firstDay);
  // A weekday means the next one; figures that say today mean today, not the same date a month or a year on.
  const isTodayOver = firstDay > today && /\d/.test(foldDigits(typed)) && isToday(typed, today);
  const day = isTodayOver ? null : onHearingDay(typed, typedDay(read), coming);
  const facts = coming?.days.find((one) => one.day === day) ?? null;
  const entering = matters
    .filter((one) => one.day !== day)
    .map((one) => ({ ...asPlaceable(one), law: coming?.laws[one.caseId] }));
  const check = coming && facts && checkMove(facts, entering, coming.limits, today);
  // A judge's order, which is asked for where a date was fixed, lifts the rule of the hearing days.
  const isFixed = matters.some((one) => one.isFixed);
  const mayOrder = matters.every(({ kind }) => kind === "hearing");
  const isTooFar = coming !== null && day !== null && facts === null;
  const isBarred = isTooFar || (check?.findings.some((finding) => isBar(finding, isFixed, mayOrder)) ?? false);
  const blocks = board.days.find((one) => one.day === day)?.blocks ?? board.days[0]?.blocks ?? [];
  const problem = isTodayOver ? t("todayOver") : read && "problem" in read ? t(PROBLEMS[read.problem]) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!day || isBarred) return;
    close();
    move(day, block === "" ? undefined : block);
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group align="start" grow>
          <TextInput
            label={t("typed")}
            placeholder={t("typedHint")}
            description={t("typedHow")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={typed.trim().length > 1 || isTodayOver ? problem : undefined}
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
        {waits.map((offer) => (
          <ReplyHint key={offer.because.source} offer={offer} chosen={day} />
        ))}
        {matters.length === 1 && matters[0] && (
          <BestDays
            caseId={matters[0].caseId}
            purpose={matters[0].purpose}
            from={board.firstDay}
            chosen={day}
            onChoose={(one) => setTyped(figures(one))}
            keys="typed"
          />
        )}
        <DatePeople matters={matters} day={isBarred ? null : day} block={block || null} />
        <ChosenDay day={day} facts={facts} check={check} isTooFar={isTooFar} isFixed={isFixed} />
        <Group justify="end">
          <Button variant="default" onClick={close}>
            {actions("cancel")}
          </Button>
          <Button type="submit" disabled={day === null || isBarred}>
            {day ? t("submit", { day: dayWords(day, language, "short") }) : t("submitNone")}
          </Button>
        </Group>
        {coming && <DayChoice coming={coming} firstDay={firstDay} day={day} choose={(one) => setTyped(figures(one))} />}
      </Stack>
    </form>
  );
}

/** The best days of a matter that moves alone; of several there are none. */
function useBestOf(matters: readonly Matter[], { firstDay }: Board): readonly { day: CourtDay }[] {
  const { caseId, purpose } = matters[0]!;
  const found = useBestDays({ caseId, purpose, from: firstDay });
  return matters.length === 1 ? (found.data?.days ?? []) : [];
}

/** 1, 2 or 3 alone is no date: it is one of the best days. */
const bestOf = (typed: string, best: readonly { day: CourtDay }[]): CourtDay | undefined => {
  const figure = /^[1-3]$/.exec(foldDigits(typed).trim())?.[0];
  return figure === undefined ? undefined : best[Number(figure) - 1]?.day;
};

type Wait = Exclude<EvidenceOffer, { kind: "free" }>;

/** The replies for which the matters wait, each source once: of several from it, the latest. */
function offersOf(matters: readonly Matter[], coming: MoveDays, today: CourtDay): Wait[] {
  const bySource = new Map<string, Wait>();
  for (const matter of matters) {
    const law = coming.laws[matter.caseId];
    const offer = evidenceOffer(
      coming.awaited[matter.caseId] ?? [],
      { ...asPlaceable(matter), law },
      today,
      coming.limits,
    );
    if (offer.kind === "free") continue;
    const known = bySource.get(offer.because.source);
    if (!known || known.because.day < offer.because.day) bySource.set(offer.because.source, offer);
  }
  return [...bySource.values()];
}

/** The first hearing day after all of them, which stands ready; null where nothing is waited for, or none comes. */
function afterReplies(waits: readonly Wait[], coming: MoveDays, firstDay: CourtDay): CourtDay | null {
  const last = waits
    .flatMap((offer) => (offer.kind === "wait" ? [offer.notBefore] : []))
    .sort()
    .at(-1);
  if (last === undefined) return null;
  return (
    coming.days.find(({ day, isNamed, isOpen }) => isNamed && isOpen && day >= last && day >= firstDay)?.day ?? null
  );
}

const isBar = ({ rule, weight }: Finding, isFixed: boolean, mayOrder: boolean): boolean =>
  rule === "closed-day" ||
  (rule === "not-a-hearing-day" && !isFixed) ||
  (weight === "blocks" && isLimitRule(rule) && !mayOrder);

/** `+2w` is the hearing day of that week on, as on the keys of the sheet; any other day is the day that is typed. */
function onHearingDay(typed: string, day: CourtDay | null, coming: MoveDays | null): CourtDay | null {
  if (day === null || !/^\s*\+\s?\d{1,3}\s?(w|weeks?|ہفت)/i.test(foldDigits(typed))) return day;
  return coming?.days.find((one) => one.isNamed && one.isOpen && one.day >= day)?.day ?? day;
}

const isToday = (typed: string, today: CourtDay) => typedDay(parseNextDate(typed, today, today)) === today;

const typedDay = (read: ReturnType<typeof parseNextDate> | null): CourtDay | null =>
  read && "day" in read ? read.day : null;

const asPlaceable = ({ purpose, minutes, custody }: Matter) => ({ purpose, minutes, isInCustody: custody === "in" });

/** The day as it is typed: 3/12/2026. */
const figures = (day: CourtDay) => {
  const [year, month, date] = day.split("-").map(Number);
  return `${date}/${month}/${year}`;
};
