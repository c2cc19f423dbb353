"use client";

import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { GUARDED_ROLES } from "../../../../../../server/rules/people/people.ts";
import { channelBar, type RouteFacts } from "../../../../../../server/rules/reminders/reminder-plan.ts";
import { Icon } from "../../../../../components/icons.tsx";
import { useShowError } from "../../../../../components/refusal.ts";
import { useServer } from "../../../../../components/server-data.tsx";
import { useCourt } from "../../../../court-context.tsx";
import { HistoryDialog } from "../../../reminders/history-dialog.tsx";
import { newKey, useSaved } from "../../../settings/use-save.tsx";
import { useDayText, useToday } from "../../case-words.tsx";
import styles from "../people.module.css";
import type { CasePerson } from "../people-data.ts";
import { CardDialog } from "./card-dialog.tsx";
import type { CardLine as Line } from "./card-draft.ts";

/** Of complainants, victims and witnesses always, of others where something was agreed with them. */
export function SafeContact({ person, caseId }: { person: CasePerson; caseId: number }) {
  const { court } = useCourt();
  const server = useServer();
  const found = useQuery(server.reminders.cards.queryOptions({ courtId: court.id, caseId }));
  const card = found.data?.cards.find(({ casePersonId }) => casePersonId === person.casePersonId) ?? null;
  const isGuarded = (GUARDED_ROLES as readonly string[]).includes(person.role);
  return found.data && (isGuarded || card !== null) ? (
    <CardLine person={person} caseId={caseId} card={card} route={found.data.route} />
  ) : null;
}

type LineProps = { person: CasePerson; caseId: number; card: Line | null; route: RouteFacts };

/** How somebody wants to be reached, as far as everybody may see it, with the button that stops all of it. Never on paper. */
function CardLine({ person, caseId, card, route }: LineProps) {
  const t = useTranslations("reminders");
  const { me } = useCourt();
  const [open, setOpen] = useState<"card" | "history" | null>(null);
  const mayRead = me.role === "clerk" || me.role === "administrator" || me.role === "judge";
  const mayMake = me.role === "clerk" || me.role === "administrator";
  return (
    <div className={`${styles.line} soft no-print`}>
      <span>{card === null ? t("card.none") : <Words card={card} route={route} />}</span>
      {card !== null && mayRead && !card.isStopped && <PauseButton person={person} card={card} />}
      {mayRead && (card !== null || mayMake) && (
        <Button size="compact-xs" variant="subtle" title={t("card.asking")} onClick={() => setOpen("card")}>
          {card === null ? t("card.make") : t("card.open")}
        </Button>
      )}
      {card !== null && (
        <Button size="compact-xs" variant="subtle" onClick={() => setOpen("history")}>
          {t("steps")}
        </Button>
      )}
      {open === "card" && <CardDialog {...{ person, caseId }} mayChange={mayMake} close={() => setOpen(null)} />}
      {open === "history" && <HistoryDialog row={{ ...person, nth: null }} close={() => setOpen(null)} />}
    </div>
  );
}

function Words({ card, route }: { card: Line; route: RouteFacts }) {
  const t = useTranslations("reminders");
  const text = useDayText();
  const today = useToday();
  const { level, routes, isPaused, isStopped, iWillCall, reviewDay, page } = card;
  const stop = isStopped ? t("card.stopped") : isPaused ? t("card.paused") : null;
  const wayWords = ({ channel, isVerified, isSharedPhone }: Line["routes"][number]) => {
    const bar = channelBar(level, { channel, verified: isVerified, sharedPhone: isSharedPhone }, route);
    const way = t(`channels.${channel}`);
    return bar === null || bar === "chosen" ? way : t(`card.barred.${bar}`, { way });
  };
  const parts = [
    iWillCall ? t("card.callsHerself") : t(`levels.${level}`),
    ...(iWillCall || level === 0 ? [] : routes.map(wayWords)),
    ...(reviewDay === null
      ? []
      : [t(reviewDay < today ? "card.reviewOver" : "card.reviewOn", { day: text(reviewDay) })]),
  ];
  return (
    <>
      {t("card.line")}: {[...parts, ...(page ? [t("page.title")] : [])].join(" · ")}{" "}
      {page?.isLocked && (
        <span className="mark mark-risk">
          <Icon name="risk" size={13} />
          {t("page.shut")}
        </span>
      )}{" "}
      {stop && (
        <span className="mark mark-risk">
          <Icon name="risk" size={13} />
          {stop}
        </span>
      )}
    </>
  );
}

/** One press, effective at once: what is already planned is held back as it is about to go. */
function PauseButton({ person, card }: { person: CasePerson; card: Line }) {
  const t = useTranslations("reminders.card");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const pausing = useMutation(server.reminders.pauseCard.mutationOptions({ onError }));
  const isPaused = !card.isPaused;
  const press = () =>
    pausing.mutate(
      { courtId: court.id, casePersonId: person.casePersonId, isPaused, key: newKey() },
      { onSuccess: ({ changeId }) => saved({ changeId, message: t(isPaused ? "pausedDone" : "resumedDone") }) },
    );
  return (
    <Button size="compact-xs" variant="default" loading={pausing.isPending} onClick={press}>
      {t(isPaused ? "pause" : "resume")}
    </Button>
  );
}
