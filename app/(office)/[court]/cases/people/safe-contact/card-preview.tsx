"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import type { AppRouter } from "../../../../../../server/doors/http/router.ts";
import { channelBar, type RouteFacts } from "../../../../../../server/rules/reminders/reminder-plan.ts";
import { Icon } from "../../../../../components/icons.tsx";
import { useServer } from "../../../../../components/server-data.tsx";
import { useCourt } from "../../../../court-context.tsx";
import type { CardDraft } from "./card-draft.ts";
import styles from "./safe-contact.module.css";

type Text = inferRouterOutputs<AppRouter>["reminders"]["preview"]["texts"][number];

/** The texts that this card leads to, as they would arrive, and what each of them costs. */
export function CardPreview({ draft }: { draft: CardDraft }) {
  const t = useTranslations("reminders.card");
  const { court } = useCourt();
  const server = useServer();
  const { level, isReplyAllowed, iWillCall } = draft;
  const ways = draft.ways.map(({ channel, language }) => ({ channel, language }));
  const isSilent = iWillCall || level === 0 || ways.every(({ channel }) => channel === "desk");
  const silence = iWillCall || level === 0 ? "previewNone" : "previewNoWay";
  const found = useQuery({
    ...server.reminders.preview.queryOptions({ courtId: court.id, level, ways, isReplyAllowed }),
    enabled: !isSilent,
    placeholderData: keepPreviousData,
  });
  return (
    <section aria-label={t("preview")} className={styles.preview}>
      <h3>{t("preview")}</h3>
      {isSilent && <p className="soft">{t(silence)}</p>}
      {!isSilent && level === 3 && <p className="soft">{t("previewFull")}</p>}
      {!isSilent && found.data && !found.data.hasOffice && <p role="alert">{t("previewNoOffice")}</p>}
      {!isSilent && found.data && <Barred draft={draft} route={found.data.route} />}
      {!isSilent && found.data?.texts.map((text) => <OneText key={keyOf(text)} text={text} />)}
    </section>
  );
}

/** Ways on which nothing goes by itself, whatever the texts below say, and why. */
function Barred({ draft, route }: { draft: CardDraft; route: RouteFacts }) {
  const t = useTranslations("reminders");
  return draft.ways.map(({ id, channel, isVerified, isSharedPhone }, at) => {
    const bar = channelBar(draft.level, { channel, verified: isVerified, sharedPhone: isSharedPhone }, route);
    if (bar === null || bar === "chosen") return null;
    return (
      <p key={id} role="status">
        <span className="mark mark-risk">
          <Icon name="risk" size={13} />
          {t("card.way", { n: at + 1 })}: {t(`because.${bar}`)}
        </span>{" "}
        {t(bar === "not-verified" ? "card.barredUntried" : "card.barredShared")}
      </p>
    );
  });
}

const keyOf = ({ channel, language, kind }: Text) => `${channel} ${language} ${kind}`;

function OneText({ text }: { text: Text }) {
  const t = useTranslations("reminders");
  const { channel, kind, language, direction, subject, body, size, needsNativeReader } = text;
  return (
    <figure className={styles.text}>
      <figcaption className="soft">
        {t(`channels.${channel}`)} · {t(`kinds.${kind}`)}
        {size && <> · {t("card.previewParts", { n: size.parts, units: size.units, most: size.most })}</>}
        {needsNativeReader && (
          <>
            {" · "}
            <span className={styles.reader}>{t("card.needsReader")}</span>
          </>
        )}
      </figcaption>
      <blockquote dir={direction} lang={language === "ur-Latn" ? "ur-Latn" : language}>
        {subject && <strong>{subject}</strong>}
        <p>{body}</p>
      </blockquote>
    </figure>
  );
}
