"use client";

import { Alert, PasswordInput, type PasswordInputProps } from "@mantine/core";
import { useTranslations } from "next-intl";

export type PasswordProblem = "wrong" | "tooMany" | "offline";

type Props = Pick<PasswordInputProps, "autoFocus"> & {
  "data-autofocus"?: boolean;
  value: string;
  onChange: (password: string) => void;
  problem: PasswordProblem | null;
};

/** One's password, asked again before the second factor is touched, and what was wrong with it. */
export function OwnPassword({ value, onChange, problem, ...focus }: Props) {
  const t = useTranslations();
  return (
    <>
      <PasswordInput
        label={t("access.enrol.password")}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        error={problem === "wrong" ? t("access.enrol.wrong") : undefined}
        autoComplete="current-password"
        dir="ltr"
        required
        withAsterisk={false}
        {...focus}
      />
      {problem !== null && problem !== "wrong" && (
        <Alert color="red" role="alert">
          {t(`signIn.${problem}`)}
        </Alert>
      )}
    </>
  );
}
