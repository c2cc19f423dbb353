"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
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
    let brief: File | null = null;
    try {
      brief = await briefFile(address, `brief-${day}.pdf`);
      if (!navigator.canShare({ files: [brief] })) throw new Error("this phone shares no files");
      const title = t("briefFor", { day: dayWords(day, language === "ur" ? "ur" : "en") });
      await navigator.share({ files: [brief], title });
    } catch (error) {
      // Whoever closes the phone's own sheet has changed his mind; anything else leaves the file on the phone.
      if (error instanceof DOMException && error.name === "AbortError") return;
      if (brief) download(brief);
      else window.location.assign(address);
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

async function briefFile(address: string, name: string): Promise<File> {
  const answer = await fetch(address);
  const type = answer.headers.get("content-type") ?? "";
  if (!answer.ok || !type.includes("pdf")) throw new Error(`no brief: ${answer.status}`);
  return new File([await answer.blob()], name, { type: "application/pdf" });
}

/** A window of its own, opened this long after the tap, would be taken for an advertisement and shut out. */
function download(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
