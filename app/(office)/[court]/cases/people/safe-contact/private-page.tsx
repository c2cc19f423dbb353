"use client";

import { Button, Checkbox, Group } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { dayAt } from "../../../../../../server/rules/calendar/court-day.ts";
import { PAGE_NUMBERS, type PageSecret, pageSecretOf } from "../../../../../../server/rules/reminders/page-token.ts";
import { mayHoldLink } from "../../../../../../server/rules/reminders/reminder-plan.ts";
import { useShowError } from "../../../../../components/refusal.ts";
import { useServer } from "../../../../../components/server-data.tsx";
import { useCourt } from "../../../../court-context.tsx";
import { useInstantWords } from "../../../reminders/reminder-words.ts";
import { newKey, useSaved } from "../../../settings/use-save.tsx";
import { useDayText } from "../../case-words.tsx";
import type { CasePerson } from "../people-data.ts";
import type { CardLine, OpenCard } from "./card-draft.ts";
import { PageSlip } from "./page-slip.tsx";
import styles from "./safe-contact.module.css";

type Props = {
  person: CasePerson;
  caseId: number;
  card: OpenCard;
  /** Each act on the page is noted on the card, which has another version by then. */
  noted: (version: number) => void;
};

/** A page of somebody's own: made, given out, taken away. Only what was saved on the card counts here. */
export function PrivatePage({ person, caseId, card, noted }: Props) {
  const t = useTranslations("reminders.page");
  const { court } = useCourt();
  const server = useServer();
  const found = useQuery(server.reminders.cards.queryOptions({ courtId: court.id, caseId }));
  const [given, setGiven] = useState<PageSecret | null>(null);
  const pages = found.data?.pages;
  if (!found.data || !pages) return null;
  const page = found.data.cards.find(({ casePersonId }) => casePersonId === person.casePersonId)?.page ?? null;
  return (
    <section aria-label={t("title")} className={styles.preview}>
      <h3>{t("title")}</h3>
      <p className="soft">{t("how")}</p>
      {!pages.isOwnHost && <p className={styles.reader}>{t("notOwnHost")}</p>}
      <PageState page={page} />
      <PageActs {...{ person, card, page }} made={setGiven} noted={noted} />
      {given && <PageSlip secret={given} base={pages.base} card={card} close={() => setGiven(null)} />}
    </section>
  );
}

type Page = CardLine["page"];

function PageState({ page }: { page: Page }) {
  const t = useTranslations("reminders.page");
  const { me } = useCourt();
  const day = useDayText();
  const when = useInstantWords();
  if (page === null) return <p>{t("none")}</p>;
  if (page.isLocked) return <p role="alert">{t("locked")}</p>;
  const { madeAt, openedAt, isMailed } = page;
  return (
    <p>
      {t("made", { day: day(dayAt(new Date(madeAt), me.timezone), "short") })}{" "}
      {openedAt === null ? t("notOpened") : t("opened", { when: when(openedAt) })} {isMailed && t("isMailed")}
    </p>
  );
}

type ActProps = Omit<Props, "caseId"> & { page: Page; made: (secret: PageSecret) => void };

function PageActs({ person, card, page, made, noted }: ActProps) {
  const t = useTranslations("reminders.page");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const onError = useShowError();
  const making = useMutation(server.reminders.makePage.mutationOptions({ onError }));
  const ending = useMutation(server.reminders.endPage.mutationOptions({ onError }));
  const [isMailed, setMailed] = useState(page?.isMailed ?? false);
  const { casePersonId } = person;
  const mayMail = card.level >= 2 && card.ways.some(mayHoldLink);
  const make = () => {
    const secret = pageSecretOf([...crypto.getRandomValues(new Uint32Array(PAGE_NUMBERS))]);
    making.mutate(
      { courtId: court.id, casePersonId, ...secret, isMailed: mayMail && isMailed, key: newKey() },
      {
        onSuccess: ({ version }) => {
          noted(version);
          made(secret);
        },
      },
    );
  };
  const end = () =>
    ending.mutate(
      { courtId: court.id, casePersonId, key: newKey() },
      {
        onSuccess: ({ version }) => {
          noted(version);
          saved({ message: t("ended") });
        },
      },
    );
  return (
    <>
      {mayMail && (
        <Checkbox
          mb="xs"
          label={t("mail")}
          checked={isMailed}
          onChange={(event) => setMailed(event.currentTarget.checked)}
        />
      )}
      <Group gap="sm">
        <Button variant="default" loading={making.isPending} onClick={make}>
          {t(page === null ? "make" : "replace")}
        </Button>
        {page !== null && (
          <Button variant="subtle" color="red" loading={ending.isPending} onClick={end}>
            {t("end")}
          </Button>
        )}
        {page !== null && <span className="soft">{t("replaceAsk")}</span>}
      </Group>
    </>
  );
}
