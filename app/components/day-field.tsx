"use client";

import type { DateInputProps } from "@mantine/dates";
import { DateInput } from "@mantine/dates";
import { useLocale, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { type CourtDay, isCourtDay } from "../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../server/rules/calendar/day-words.ts";
import { parseNextDate } from "../../server/rules/listing/next-date.ts";

type Props = Omit<DateInputProps, "value" | "onChange" | "dateParser" | "valueFormat" | "minDate" | "maxDate"> & {
  value: CourtDay | null;
  onChange: (day: CourtDay | null) => void;
  minDate?: CourtDay | undefined;
  maxDate?: CourtDay | undefined;
  /** A day was taken from the calendar, not typed. */
  onPick?: () => void;
  /** For a coming day: the short forms of the sheet (3/12, +2w, thu) are read too, counted from this day. */
  from?: CourtDay;
};

/**
 * A day, typed as 3/12/2026 with any digits and separators, or picked. Shown with slashes, which every script keeps in
 * order. What cannot be read as a day stays in the field, is marked, and lets no form be sent.
 */
export function DayField({ value, onChange, onPick, from, ...rest }: Props) {
  const t = useTranslations("actions");
  const language = useLocale();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState("");
  const [isLeft, setLeft] = useState(false);
  const parse = (text: string) => dayOf(text) ?? (from === undefined ? null : soonDay(text, from));
  const judge = (text: string) => {
    const day = parse(text);
    const { minDate, maxDate } = rest;
    const limit = (of: CourtDay) => ({ day: `\u2068${dayWords(of, language, "date")}\u2069` });
    const unread = text.trim() === "" ? "" : isWritten(text) ? t("dayNone") : t("dayUnread");
    const wrong =
      day === null
        ? unread
        : minDate && day < minDate
          ? t("dayTooEarly", limit(minDate))
          : maxDate && day > maxDate
            ? t("dayTooLate", limit(maxDate))
            : "";
    setProblem(wrong);
    input.current?.setCustomValidity(wrong);
  };
  // The library's own calendar stays open over what is below it once a day is typed in full.
  const [isOpen, setOpen] = useState(false);
  return (
    <DateInput
      previousLabel={t("previous")}
      nextLabel={t("next")}
      hideOutsideDates
      {...rest}
      ref={input}
      error={problem !== "" && isLeft ? problem : rest.error}
      fixOnBlur={problem === ""}
      onInput={(event) => {
        // Whoever types needs no calendar over what stands below.
        setOpen(false);
        judge(event.currentTarget.value);
      }}
      // The dialog around it stays open when Escape closes the calendar.
      data-mantine-stop-propagation={isOpen || undefined}
      popoverProps={{ ...rest.popoverProps, opened: isOpen }}
      onClick={(event) => {
        setOpen(true);
        rest.onClick?.(event);
      }}
      onBlur={(event) => {
        setOpen(false);
        setLeft(true);
        rest.onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.code === "Enter" || event.code === "Escape") setOpen(false);
        rest.onKeyDown?.(event);
      }}
      getDayProps={() => ({
        onClick: () => {
          setOpen(false);
          judge("");
          onPick?.();
        },
      })}
      value={value}
      onChange={(text) => {
        setOpen(false);
        onChange(text && isCourtDay(text) ? text : null);
      }}
      dateParser={parse}
      valueFormat="DD/MM/YYYY"
      placeholder="31/12/2026"
      maw={rest.maw ?? 190}
    />
  );
}

/** Whether a day of the form could not be read; the field is gone to. For forms that judge their other fields themselves. */
export function hasUnreadDay(form: HTMLFormElement): boolean {
  const unread = [...form.elements].find((one) => one instanceof HTMLInputElement && one.validity.customError);
  if (unread instanceof HTMLInputElement) unread.focus();
  return unread !== undefined;
}

function soonDay(text: string, from: CourtDay): CourtDay | null {
  const read = parseNextDate(text, from, from);
  return "day" in read ? read.day : null;
}

const latin = (text: string) => text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

const WRITTEN = /^\s*(\d{1,2})\D(\d{1,2})\D(\d{4}|\d{2})\s*$/;

/** A day in full, which the calendar may not have. */
const isWritten = (text: string) => WRITTEN.test(latin(text));

/** Day first, then month, then year, as Pakistan writes them; a year of two digits is in this century. */
export function dayOf(text: string): CourtDay | null {
  const parts = WRITTEN.exec(latin(text));
  if (!parts) return isCourtDay(text) ? text : null;
  const [, date = "", month = "", year = ""] = parts;
  const day = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isCourtDay(day) ? day : null;
}
