"use client";

import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Icon } from "../../../components/icons.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { OfferLine } from "../process/offer/offer-line.tsx";
import { useOffer } from "../process/offer/use-offer.ts";
import { newKey } from "../settings/use-save.tsx";
import styles from "./standby.module.css";
import type { SteppedIn } from "./use-standby.ts";

/** What was done, the way back, and what must go out for the new day. It stays until the next act. */
export function AfterStepIn({ done, forget }: { done: SteppedIn; forget: () => void }) {
  const t = useTranslations("presence.standby");
  const actions = useTranslations("actions");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const queries = useQueryClient();
  const onError = useShowError();
  const of = useMemo(() => ({ hearingIds: [done.hearingId] }), [done.hearingId]);
  const offer = useOffer(of);
  const undoing = useMutation(
    server.changes.undo.mutationOptions({
      onError,
      onSuccess: () => {
        forget();
        void queries.invalidateQueries();
      },
    }),
  );
  return (
    <div className="no-print">
      <div className={styles.done} role="status">
        <span>
          <Icon name="done" size={14} /> {done.message}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          loading={undoing.isPending}
          onClick={() => undoing.mutate({ courtId: court.id, changeId: done.changeId, key: newKey() })}
        >
          {actions("undo")}
        </Button>
      </div>
      <p className="soft">{t("toTell", { from: dayWords(done.from, language, "short") })}</p>
      <OfferLine
        offer={offer}
        onAnswer={(matter, chosen) => void offer.answer(matter, chosen)}
        onUndo={() => void offer.undo()}
      />
    </div>
  );
}
