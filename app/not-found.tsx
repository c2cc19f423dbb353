"use client";

import { Button, Title } from "@mantine/core";
import { useTranslations } from "next-intl";

export default function NotFound() {
  const t = useTranslations();
  return (
    <main className="page">
      <Title order={1}>{t("errors.notFound")}</Title>
      <Button component="a" href="/" mt="md">
        {t("actions.back")}
      </Button>
    </main>
  );
}
