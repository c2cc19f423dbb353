"use client";

import { SimpleGrid, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { NewPasswordField } from "../../components/new-password-field.tsx";
import type { Answers } from "./setup-answers.ts";

type Value = Answers["administrator"];

export function AdministratorStep({ value, onChange }: { value: Value; onChange: (value: Value) => void }) {
  const t = useTranslations("calendar.setup");
  const set = (part: Partial<Value>) => onChange({ ...value, ...part });
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
      <NewPasswordField
        label={t("password")}
        description={t("passwordMore")}
        value={value.password}
        onChange={(password) => set({ password })}
        username={value.username.trim()}
      />
      <NewPasswordField
        label={t("passwordAgain")}
        value={value.again}
        same={value.password}
        onChange={(again) => set({ again })}
      />
    </SimpleGrid>
  );
}
