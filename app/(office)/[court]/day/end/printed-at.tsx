"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { dayAt, timeAt } from "../../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../../server/rules/calendar/day-words.ts";
import { Num } from "../../../../components/num.tsx";
import { useCourt } from "../../../court-context.tsx";

/**
 * When a paper was printed: by the clock as the printer is asked. The server says nothing of it, since a minute may begin
 * between its words and the browser's.
 */
export function PrintedAt() {
  const t = useTranslations("sheet.end");
  const language = useLocale();
  const { me } = useCourt();
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    setNow(new Date());
    const again = () => flushSync(() => setNow(new Date()));
    window.addEventListener("beforeprint", again);
    return () => window.removeEventListener("beforeprint", again);
  }, []);
  if (now === null) return null;
  const when = `${dayWords(dayAt(now, me.timezone), language, "figures")} ${timeAt(now, me.timezone)}`;
  return <Num>{t("printed", { when })}</Num>;
}
