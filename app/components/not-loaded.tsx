"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useErrorWords } from "./refusal.ts";

/** Why what a screen is about could not be read, and the way to ask again. */
export function NotLoaded({ of }: { of: { error: unknown; refetch: () => unknown } }) {
  const actions = useTranslations("actions");
  const words = useErrorWords();
  return (
    <p role="alert">
      {words(of.error)}{" "}
      <Button size="compact-sm" variant="default" onClick={() => of.refetch()}>
        {actions("retry")}
      </Button>
    </p>
  );
}
