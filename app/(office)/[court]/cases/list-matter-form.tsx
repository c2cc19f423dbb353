"use client";

import { Button, Loader, NativeSelect, TextInput } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { addDays, type CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { PURPOSE_RULES, PURPOSES, type Purpose, purposeAtStage } from "../../../../server/rules/case/purposes.ts";
import type { Stage } from "../../../../server/rules/case/stages.ts";
import { daysAfterReply, evidenceOffer } from "../../../../server/rules/listing/evidence-offer.ts";
import { type DayFacts, findingsFor } from "../../../../server/rules/listing/listing-rules.ts";
import { isLimitRule } from "../../../../server/rules/listing/next-date-limits.ts";
import { earliestDays } from "../../../../server/rules/listing/possible-days.ts";
import { DayField } from "../../../components/day-field.tsx";
import { Num } from "../../../components/num.tsx";
import { refusalOf, useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { BestDays, useBestDays } from "../lost/best-days.tsx";
import styles from "./case-file.module.css";
import { Day, useDayText, useToday } from "./case-words.tsx";
import { ReplyHint } from "./evidence/reply-hint.tsx";

export type Listed = { caseId: number; label: string; accusedTitle: string; stage: Stage; custody: string | null };

type Props = {
  matter: Listed;
  /** Left out, the day is chosen here. */
  day?: CourtDay;
  onBack: () => void;
  /** `hearingId`: the date that was given. */
  onDone: (said: string, hearingId: number, changeId: number) => void;
};

/** One matter, one date: what for, when, and what must be written down where the day is full. */
export function ListMatterForm({ matter, day: given, onBack, onDone }: Props) {
  const t = useTranslations("docket.listMatter");
  const all = useTranslations();
  const dayText = useDayText();
  const { court } = useCourt();
  const today = useToday();
  const server = useServer();
  const queryClient = useQueryClient();
  const words = useErrorWords();
  const [purpose, setPurpose] = useState<Purpose>(purposeAtStage(matter.stage));
  const [chosen, setChosen] = useState<CourtDay | null>(given ?? null);
  const [reasons, setReasons] = useState({ overloadBecause: "", orderedBy: "" });
  const [key] = useState(() => crypto.randomUUID());
  const coming = useComing(matter, purpose);
  const from = addDays(today, 1);
  const best = useBestDays({ caseId: matter.caseId, purpose, from }, given === undefined);
  const bestDays = best.data?.days ?? [];
  // No day is offered that another takes the place of a moment later.
  const isFinding = given === undefined && best.isPending && best.fetchStatus === "fetching";
  const offered = isFinding ? null : (bestDays[0]?.day ?? coming.earliest[0] ?? null);
  const day = chosen ?? offered;
  const list = useMutation(
    server.planner.listMatter.mutationOptions({
      onSuccess: async ({ hearingId, changeId }) => {
        await Promise.all(
          [server.hearings, server.planner, server.cases, server.calendar, server.process].map((part) =>
            queryClient.invalidateQueries({ queryKey: part.pathKey() }),
          ),
        );
        const said = { number: matter.label, day: day ? dayText(day, "short") : "" };
        if (day) onDone(t(day === today ? "doneToday" : "done", said), hearingId, changeId);
      },
    }),
  );
  const code = refusalOf(list.error)?.code;
  const asksReason = code === "day-full" || (day !== null && coming.asksReason(day));
  const isAgainstLaw = code === "law-limit" || (day !== null && coming.asksOrder(day));
  const asksOrder = asksReason || isAgainstLaw || code === "not-a-hearing-day" || code === "person-elsewhere";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!day) return;
    // What was refused had no effect, so another try with more said is another request.
    const again = list.isError ? crypto.randomUUID() : key;
    list.mutate({ courtId: court.id, caseId: matter.caseId, purpose, day, ...reasons, key: again });
  };

  return (
    <form onSubmit={submit} className={styles.stack}>
      <p className={styles.listed}>
        <strong>
          <Num>{matter.label}</Num>
        </strong>{" "}
        <bdi>{matter.accusedTitle}</bdi>
      </p>
      {coming.standing.map((one) => (
        <p key={`${one.day}/${one.purpose}`} className="mark mark-risk" role="note" style={{ whiteSpace: "normal" }}>
          {t(one.purpose === purpose ? "standsSame" : "stands", {
            day: dayText(one.day, "short"),
            purpose: all(`terms.purposes.${one.purpose}`),
          })}
        </p>
      ))}
      <NativeSelect
        label={all("sheet.columns.purpose")}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value as Purpose)}
        data={PURPOSES.map((one) => ({ value: one, label: all(`terms.purposes.${one}`) }))}
        data-autofocus
      />
      {given === undefined && (
        <ChooseDay
          coming={coming}
          day={day}
          onChoose={setChosen}
          earliest={isFinding || bestDays.length > 0 ? null : coming.earliest}
          best={
            <BestDays
              caseId={matter.caseId}
              purpose={purpose}
              from={from}
              chosen={day}
              onChoose={setChosen}
              keys="press"
            />
          }
          onMention={(one) => {
            setPurpose("mention");
            setChosen(one);
          }}
        />
      )}
      {given !== undefined && <ReplyHint offer={coming.offer} chosen={day} />}
      {asksReason && (
        <TextInput
          label={all("sheet.ask.overload")}
          value={reasons.overloadBecause}
          maxLength={300}
          onChange={(event) => setReasons({ ...reasons, overloadBecause: event.currentTarget.value })}
        />
      )}
      {asksOrder && (
        <TextInput
          label={all("sheet.ask.orderedBy")}
          value={reasons.orderedBy}
          maxLength={120}
          onChange={(event) => setReasons({ ...reasons, orderedBy: event.currentTarget.value })}
        />
      )}
      {list.error && (
        <p role="alert" className="mark mark-breach">
          {words(list.error)}
        </p>
      )}
      <div className={styles.listButtons}>
        <Button
          type="submit"
          loading={list.isPending}
          disabled={day === null || coming.standing.some((one) => one.purpose === purpose)}
        >
          {day === null ? t("title") : day === today ? t("doToday") : t("do", { day: dayText(day, "short") })}
        </Button>
        <Button variant="default" onClick={onBack}>
          {all("actions.back")}
        </Button>
      </div>
    </form>
  );
}

export type Coming = ReturnType<typeof useComing>;

/** The coming days of the court as the rules see them for this matter. */
export function useComing(matter: Omit<Listed, "caseId"> & { caseId?: number }, purpose: Purpose, isAsked = true) {
  const { court } = useCourt();
  const today = useToday();
  const server = useServer();
  const asked = { courtId: court.id, from: addDays(today, -1), n: 5, caseId: matter.caseId };
  const found = useQuery(server.hearings.nextDates.queryOptions(asked, { enabled: isAsked }));
  const { minutes } = PURPOSE_RULES[purpose];
  const placeable = { purpose, minutes, isInCustody: matter.custody === "in", law: found.data?.law ?? undefined };
  const { days, limits } = found.data ?? { days: [], limits: { saturationMatters: 0, custodyDays: 0 } };
  const entering = { ...placeable, isOrdered: false, overloadBecause: null, countedFrom: today };
  const against = (day: CourtDay) => {
    const facts = days.find((one) => one.day === day);
    return facts ? findingsFor(facts, entering, limits) : [];
  };
  const after: DayFacts[] = days.filter(({ day }) => day > today);
  const offer = evidenceOffer(found.data?.awaited ?? [], placeable, today, limits);
  const isShort = offer.kind !== "free" && purpose !== "mention";
  const earliestOf = (among: readonly DayFacts[], most: number) =>
    found.data ? earliestDays(among, placeable, limits, today, most).map(({ day }) => day) : [];
  return {
    isPending: found.isPending,
    offer,
    standing: (found.data?.standing ?? []).filter((one) => one.day >= today),
    /** Days before a reply that the hearing needs are not among them, while the court has later ones. */
    earliest: earliestOf(daysAfterReply(after, offer), 4),
    /** Where it waits for a reply: the first day for a short mention instead. */
    mentionDay: isShort ? (earliestOf(after, 1)[0] ?? null) : null,
    facts: (day: CourtDay) => days.find((one) => one.day === day),
    against,
    asksOrder: (day: CourtDay) => against(day).some(({ rule, weight }) => weight === "blocks" && isLimitRule(rule)),
    asksReason: (day: CourtDay) => against(day).some(({ weight }) => weight === "needs-reason"),
  };
}

/** The days that would do, the best or else the earliest, with their loads, and any other day by its date. */
export function ChooseDay({
  coming,
  earliest = coming.earliest,
  day,
  onChoose,
  onMention,
  best,
}: {
  coming: Coming;
  /** Null: the best days stand below instead. */
  earliest?: readonly CourtDay[] | null;
  /** The best days as the planner would choose them, for a matter that is there already. */
  best?: ReactNode;
  day: CourtDay | null;
  onChoose: (day: CourtDay) => void;
  /** The hearing becomes a short mention on that day. */
  onMention?: (day: CourtDay) => void;
}) {
  const t = useTranslations("docket.listMatter");
  const sheet = useTranslations("sheet");
  const actions = useTranslations("actions");
  const today = useToday();
  const against = day ? coming.against(day) : [];
  const offered = day === null || earliest === null || earliest.includes(day) ? earliest : [...earliest, day];
  return (
    <fieldset className={styles.chooseDay}>
      <legend>{t("day")}</legend>
      <ReplyHint offer={coming.offer} chosen={day} />
      {coming.isPending && <Loader role="status" size="xs" aria-label={actions("loading")} />}
      {!coming.isPending && earliest?.length === 0 && <p className="soft">{t("none")}</p>}
      <div className={styles.chips}>
        {offered?.map((one) => {
          const facts = coming.facts(one);
          return (
            <Button
              key={one}
              size="compact-md"
              variant={one === day ? "filled" : "default"}
              aria-pressed={one === day}
              onClick={() => onChoose(one)}
              rightSection={
                facts && (
                  <Num className={styles.chipLoad}>
                    {facts.listedMatters}/{facts.planMatters}
                  </Num>
                )
              }
            >
              <Day day={one} />
            </Button>
          );
        })}
        {coming.mentionDay !== null && onMention && (
          <Button size="compact-md" variant="default" onClick={() => onMention(coming.mentionDay!)}>
            {sheet("shortMention")}: <Day day={coming.mentionDay} />
          </Button>
        )}
      </div>
      {best}
      <DayField label={t("other")} value={day} minDate={today} from={today} onChange={(one) => one && onChoose(one)} />
      {against.length > 0 && (
        <p className={styles.marks}>
          {against.map(({ rule, weight }) => (
            <span key={rule} className={`mark ${weight === "warns" ? "mark-risk" : "mark-breach"}`}>
              {sheet(`findings.${rule}`)}
            </span>
          ))}
        </p>
      )}
    </fieldset>
  );
}
