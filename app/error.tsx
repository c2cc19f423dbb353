"use client";

import { Button, Title } from "@mantine/core";
import { useTranslations } from "next-intl";

export default function ScreenFailed({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations();
  return (
    <main className="page">
      <Title order={1}>{t("errors.title")}</Title>
      <p>{t("errors.unknown", { reference: error.digest ?? "-" })}</p>
      <Button onClick={reset}>{t("actions.retry")}</Button>
    </main>
  );
}
