"use client";

import { PasswordInput, SimpleGrid, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { Answers } from "./setup-answers.ts";

type Value = Answers["administrator"];

export function AdministratorStep({ value, onChange }: { value: Value; onChange: (value: Value) => void }) {
  const t = useTranslations("calendar.setup");
  const set = (part: Partial<Value>) => onChange({ ...value, ...part });
  const differ = value.again !== "" && value.again !== value.password;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} maw={680}>
      <TextInput
        label={t("name")}
        value={value.name}
        onChange={(event) => set({ name: event.currentTarget.value })}
        autoComplete="name"
        dir="auto"
      />
      <TextInput
        label={t("username")}
        description={t("usernameMore")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={value.username}
        onChange={(event) => set({ username: event.currentTarget.value })}
        autoComplete="username"
        autoCapitalize="none"
        dir="ltr"
      />
      <PasswordInput
        label={t("password")}
        description={t("passwordMore")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={value.password}
        onChange={(event) => set({ password: event.currentTarget.value })}
        autoComplete="new-password"
        dir="ltr"
      />
      <PasswordInput
        label={t("passwordAgain")}
        value={value.again}
        onChange={(event) => set({ again: event.currentTarget.value })}
        error={differ ? t("differ") : undefined}
        autoComplete="new-password"
        dir="ltr"
      />
    </SimpleGrid>
  );
}
