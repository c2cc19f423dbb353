"use client";

import { PasswordInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isShortPassword } from "../../server/rules/password.ts";

type Props = {
  label: string;
  description?: string;
  value: string;
  onChange: (value: string) => void;
  /** What it is typed a second time for. */
  same?: string;
};

/** A password that is being chosen: marked as too short, or as another than the first, once the field is left. */
export function NewPasswordField({ label, description, value, onChange, same }: Props) {
  const t = useTranslations("account");
  const [wasLeft, setLeft] = useState(false);
  const differs = same !== undefined && value !== "" && value !== same;
  const error = differs ? t("differ") : same === undefined && isShortPassword(value) ? t("short") : undefined;
  return (
    <PasswordInput
      label={label}
      description={description}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={() => setLeft(true)}
      error={wasLeft ? error : undefined}
      autoComplete="new-password"
      dir="ltr"
      required
      withAsterisk={false}
    />
  );
}
