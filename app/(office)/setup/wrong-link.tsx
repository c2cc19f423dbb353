"use client";

import { Title } from "@mantine/core";
import { useTranslations } from "next-intl";

export function WrongLink() {
  const t = useTranslations("calendar.setup");
  return (
    <main className="sign-in">
      <div style={{ maxInlineSize: 520 }}>
        <Title order={1}>{t("wrongTitle")}</Title>
        <p>{t("wrongMore")}</p>
      </div>
    </main>
  );
}
