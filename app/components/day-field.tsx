"use client";

import type { DateInputProps } from "@mantine/dates";
import { DateInput } from "@mantine/dates";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type CourtDay, isCourtDay } from "../../server/rules/court-day.ts";

type Props = Omit<DateInputProps, "value" | "onChange" | "dateParser" | "valueFormat"> & {
  value: CourtDay | null;
  onChange: (day: CourtDay | null) => void;
  /** A day was taken from the calendar, not typed. */
  onPick?: () => void;
};

/** A day, typed as 3/12/2026 with any digits and separators, or picked. Shown with slashes, which every script keeps in order. */
export function DayField({ value, onChange, onPick, ...rest }: Props) {
  const t = useTranslations("actions");
  // The library's own calendar stays open over what is below it once a day is typed in full.
  const [isOpen, setOpen] = useState(false);
  return (
    <DateInput
      previousLabel={t("previous")}
      nextLabel={t("next")}
      hideOutsideDates
      {...rest}
      popoverProps={{ ...rest.popoverProps, opened: isOpen }}
      onFocus={(event) => {
        setOpen(true);
        rest.onFocus?.(event);
      }}
      onClick={(event) => {
        setOpen(true);
        rest.onClick?.(event);
      }}
      onBlur={(event) => {
        setOpen(false);
        rest.onBlur?.(event);
      }}
      onKeyDown={(event) => {
        if (event.code === "Enter" || event.code === "Escape") setOpen(false);
        rest.onKeyDown?.(event);
      }}
      getDayProps={() => ({
        onClick: () => {
          setOpen(false);
          onPick?.();
        },
      })}
      value={value}
      onChange={(text) => {
        setOpen(false);
        onChange(text && isCourtDay(text) ? text : null);
      }}
      dateParser={dayOf}
      valueFormat="DD/MM/YYYY"
      placeholder="31/12/2026"
      maw={rest.maw ?? 190}
    />
  );
}

const latin = (text: string) => text.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));

/** Day first, then month, then year, as Pakistan writes them; a year of two digits is in this century. */
export function dayOf(text: string): CourtDay | null {
  const parts = /^\s*(\d{1,2})\D(\d{1,2})\D(\d{4}|\d{2})\s*$/.exec(latin(text));
  if (!parts) return isCourtDay(text) ? text : null;
  const [, date = "", month = "", year = ""] = parts;
  const day = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isCourtDay(day) ? day : null;
}
