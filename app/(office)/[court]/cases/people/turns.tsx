"use client";

import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import { dayWords } from "../../../../../server/rules/calendar/day-words.ts";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import styles from "../../standby/standby.module.css";
import { isolated } from "./people-data.ts";

type Found = inferRouterOutputs<AppRouter>["presence"]["rotations"];
type Proposed = Found["proposed"][number];
type Accepted = Found["accepted"][number];

/** Prosecutors who are wanted in several courts on one day: what a turn by the week would spare, and the turns that stand. */
export function Turns({ mayChange, isTitled = true }: { mayChange: boolean; isTitled?: boolean }) {
  const t = useTranslations("presence.turn");
  const { court } = useCourt();
  const server = useServer();
  const found = useQuery(server.presence.rotations.queryOptions({ courtId: court.id }));
  if (!found.data) return null;
  const { proposed, accepted } = found.data;
  return (
    <section aria-label={t("title")}>
      {isTitled && <h2>{t("title")}</h2>}
      <p className="soft">{t("how")}</p>
      {proposed.length + accepted.length === 0 && <p>{t("none")}</p>}
      <ul className={styles.line}>
        {accepted.map((one) => (
          <Standing key={one.id} one={one} mayChange={mayChange} />
        ))}
        {proposed.map((one) => (
          <Proposal key={one.personId} one={one} mayChange={mayChange} />
        ))}
      </ul>
    </section>
  );
}

function useNames() {
  const language = useLocale();
  return ({ name, nameEn, nameUr }: { name?: string; nameEn?: string; nameUr: string | null }) =>
    isolated((language === "ur" ? nameUr : null) ?? nameEn ?? name ?? "");
}

function Weeks({ courts }: { courts: Proposed["courts"] }) {
  const t = useTranslations("presence.turn");
  const nameOf = useNames();
  return (
    <span className="soft">
      {courts.map((court, at) => `${t("week", { n: at + 1 })}: ${nameOf(court)}`).join(" · ")}
    </span>
  );
}

function Proposal({ one, mayChange }: { one: Proposed; mayChange: boolean }) {
  const t = useTranslations("presence.turn");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const nameOf = useNames();
  const accept = useMutation(server.presence.acceptRotation.mutationOptions({ onError }));
  const { personId, fromDay, clashesNow: now, clashesInTurn: left, undated } = one;
  const day = dayWords(fromDay, language, "short");
  const name = nameOf({ name: one.name, nameUr: one.nameUr });
  const go = () =>
    accept.mutate(
      { courtId: court.id, personId, fromDay, courts: one.courts.map(({ id }) => id), key: newKey() },
      { onSuccess: ({ changeId }) => saved({ changeId, message: t("accepted", { name, day }) }) },
    );
  return (
    <li>
      <span>{t("proposal", { name, now, left, spared: now - left, undated })}</span>
      <Weeks courts={one.courts} />
      <span className="soft">{t("from", { day })}</span>
      {mayChange && (
        <span className={styles.act}>
          <Button size="compact-sm" loading={accept.isPending} onClick={go}>
            {t("accept")}
          </Button>
        </span>
      )}
    </li>
  );
}

function Standing({ one, mayChange }: { one: Accepted; mayChange: boolean }) {
  const t = useTranslations("presence.turn");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const nameOf = useNames();
  const end = useMutation(server.presence.endRotation.mutationOptions({ onError }));
  const { id, version, fromDay, untilDay } = one;
  const name = nameOf({ name: one.name, nameUr: one.nameUr });
  return (
    <li>
      <bdi>{name}</bdi>
      <span className="mark mark-done">{t("stands", { day: dayWords(fromDay, language, "short") })}</span>
      <Weeks courts={one.courts} />
      {untilDay && (
        <span className="mark mark-plain">{t("until", { day: dayWords(untilDay, language, "short") })}</span>
      )}
      {mayChange && untilDay === null && (
        <span className={styles.act}>
          <Button
            size="compact-sm"
            variant="default"
            loading={end.isPending}
            onClick={() =>
              end.mutate(
                { courtId: court.id, id, version, key: newKey() },
                { onSuccess: ({ changeId }) => saved({ changeId, message: t("ended", { name }) }) },
              )
            }
          >
            {t("end")}
          </Button>
        </span>
      )}
    </li>
  );
}
