"use client";

import { Button, Loader } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Icon } from "../../../../components/icons.tsx";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { usePaper } from "../../day/end/use-paper.ts";
import { newKey } from "../../settings/use-save.tsx";
import { LetterPage } from "./letter-page.tsx";
import styles from "./letters.module.css";

/** Reminders as they go out, a page each. */
export function LettersScreen({ eventIds, changeId }: { eventIds: readonly number[]; changeId: number | null }) {
  const t = useTranslations("evidence.letters");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  usePaper("a4");
  const found = useQuery({
    ...server.evidence.letters.queryOptions({ courtId: court.id, eventIds: [...eventIds] }),
    enabled: eventIds.length > 0,
  });
  return (
    <div className="page">
      <div className="page-head no-print">
        <h1>{t("title", { n: eventIds.length })}</h1>
        <span className="soft">{t("language")}</span>
        <span className="spacer" />
        <Button disabled={!found.data} onClick={() => window.print()} leftSection={<Icon name="print" size={15} />}>
          {actions("print")}
        </Button>
        {changeId !== null && found.data && <TakeBack changeId={changeId} />}
        <Button component={Link} href={`/${court.code}/evidence`} variant="default">
          {t("back")}
        </Button>
      </div>
      {eventIds.length === 0 && <p>{t("none")}</p>}
      {eventIds.length > 0 && found.isPending && <Loader role="status" size="sm" aria-label={actions("loading")} />}
      {found.isError && <NotLoaded of={found} what={t("failed")} />}
      {found.data && (
        <div className={styles.letters}>
          {found.data.letters.map((letter) => (
            <LetterPage key={letter.eventId} letter={letter} head={found.data.head} />
          ))}
        </div>
      )}
    </div>
  );
}

/** The reminders were not sent after all: all of this act, and back to the board. */
function TakeBack({ changeId }: { changeId: number }) {
  const t = useTranslations("evidence.letters");
  const { court } = useCourt();
  const server = useServer();
  const router = useRouter();
  const queries = useQueryClient();
  const showError = useShowError();
  const undo = useMutation(
    server.changes.undo.mutationOptions({
      onSuccess: () => {
        // Not read again here: the letters are gone with the act.
        void queries.invalidateQueries({ refetchType: "none" });
        router.push(`/${court.code}/evidence`);
      },
      onError: showError,
    }),
  );
  return (
    <Button
      variant="default"
      loading={undo.isPending}
      onClick={() => undo.mutate({ courtId: court.id, changeId, key: newKey() })}
    >
      {t("takeBack")}
    </Button>
  );
}
