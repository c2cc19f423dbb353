"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useErrorWords } from "./refusal.ts";

type Props = {
  of: { error: unknown; refetch: () => unknown };
  /** What could not be read, where the screen shows other things as well. */
  what?: string;
};

/** Why what a screen is about could not be read, and the way to ask again. */
export function NotLoaded({ of, what }: Props) {
  const actions = useTranslations("actions");
  const words = useErrorWords();
  return (
    <p role="alert">
      {what && <strong>{what}</strong>} {words(of.error)}{" "}
      <Button className="no-print" size="compact-sm" variant="default" onClick={() => of.refetch()}>
        {actions("retry")}
      </Button>
    </p>
  );
}
