"use client";

import { PasswordInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isCommonPassword, isShortPassword } from "../../server/rules/access/password.ts";

type Props = {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  /** What it is typed a second time for. */
  same?: string;
  /** Whose it is to be: it may not be the name. */
  username?: string;
};

/** A password that is being chosen: marked as too short, as guessed at once, or as another than the first, once the field is left. */
export function NewPasswordField({ label, description, value, onChange, same, username }: Props) {
  const t = useTranslations("account");
  const [wasLeft, setLeft] = useState(false);
  const differs = same !== undefined && value !== "" && value !== same;
  const isWeak = same === undefined && value !== "" && isCommonPassword(value, username);
  const poor = same === undefined && isShortPassword(value) ? t("short") : isWeak ? t("common") : undefined;
  return (
    <PasswordInput
      label={label}
      description={description}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => setLeft(true)}
      error={wasLeft ? (differs ? t("differ") : poor) : undefined}
      autoComplete="new-password"
      dir="ltr"
      required
      withAsterisk={false}
    />
  );
}
