"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/court-day.ts";
import { dayWords } from "../../../../server/rules/day-words.ts";
import styles from "./days.module.css";

/** The brief of a day on paper: opened to be printed, or handed on as a file to whatever the phone shares with. */
export function BriefActs({ day }: { day: CourtDay }) {
  const t = useTranslations("days");
  const language = useLocale();
  const [isSharing, setSharing] = useState(false);
  const address = `/api/exports/brief?day=${day}&lang=${language}`;
  const mayShare = typeof navigator !== "undefined" && typeof navigator.canShare === "function";
  const share = async () => {
    setSharing(true);
    try {
      const answer = await fetch(address);
      const type = answer.headers.get("content-type") ?? "";
      if (!answer.ok || !type.includes("pdf")) throw new Error(`no brief: ${answer.status}`);
      const files = [new File([await answer.blob()], `brief-${day}.pdf`, { type: "application/pdf" })];
      if (!navigator.canShare({ files })) throw new Error("this phone shares no files");
      await navigator.share({ files, title: t("briefFor", { day: dayWords(day, language === "ur" ? "ur" : "en") }) });
    } catch (error) {
      // Whoever closes the phone's own sheet has changed his mind; anything else leaves the page to be saved from.
      if (!(error instanceof DOMException && error.name === "AbortError")) window.open(address, "_blank", "noopener");
    } finally {
      setSharing(false);
    }
  };
  return (
    <span className={`${styles.brief} no-print`}>
      <Button component="a" href={address} target="_blank" rel="noopener" size="compact-md" variant="default">
        {t("print")}
      </Button>
      {mayShare && (
        <Button size="compact-md" variant="default" loading={isSharing} onClick={() => void share()}>
          {t("share")}
        </Button>
      )}
    </span>
  );
}
