"use client";

import { TextInput, type TextInputProps } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { readWhole } from "../../server/rules/text/whole-number.ts";

type Props = Omit<TextInputProps, "value" | "onChange" | "type" | "min" | "max"> & {
  /** `null`: nothing is entered. */
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max: number;
  /** Thousands are set apart while nobody types in it. */
  isMoney?: boolean;
};

/**
 * A whole number, typed in any digits, with or without separators. What cannot be read, or lies outside the limits, stays
 * in the field, is marked, and lets no form be sent.
 */
export function NumberField({ value, onChange, min = 0, max, isMoney = false, ...rest }: Props) {
  const t = useTranslations("actions");
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? shown(value, isMoney);
  const read = readWhole(text);
  const isOutside = typeof read === "number" && (read < min || read > max);
  const problem = read === "unread" ? t("numberUnread") : isOutside ? t("numberOutside", { min, max }) : "";
  useEffect(() => input.current?.setCustomValidity(problem), [problem]);
  return (
    <TextInput
      inputMode="numeric"
      autoComplete="off"
      dir="ltr"
      {...rest}
      ref={input}
      value={text}
      error={problem || rest.error}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        const number = readWhole(next);
        if (number !== "unread") onChange(number);
      }}
      onBlur={(event) => {
        // What could be read is written as the others are; what could not stays to be mended.
        if (problem === "") setTyped(null);
        rest.onBlur?.(event);
      }}
    />
  );
}

const shown = (value: number | null, isMoney: boolean): string =>
  value === null ? "" : isMoney ? value.toLocaleString("en-PK") : String(value);
