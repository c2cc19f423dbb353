"use client";

import { useLocale } from "next-intl";
import { useCourt } from "./court-context.tsx";

/** Day and time of an instant by the court's own clock, however the device is set. */
export function useCourtTime(): (instant: string | Date) => string {
  const { me } = useCourt();
  const language = useLocale();
  const time = new Intl.DateTimeFormat(language === "ur" ? "ur-PK-u-nu-latn" : "en-GB", {
    timeZone: me.timezone,
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  return (instant) => time.format(new Date(instant));
}
