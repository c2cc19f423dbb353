"use client";

import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState } from "react";
import styles from "./docket.module.css";
import type { Wish } from "./docket-address.ts";
import { useUnderstood } from "./use-understood.ts";

type Props = { q: string; go: (wish: Wish) => void; input: RefObject<HTMLInputElement | null> };

/** Searches while one types, and says how it understood what was typed. */
export function DocketSearch({ q, go, input }: Props) {
  const t = useTranslations("docket");
  const [text, setText] = useState(q);
  const search = useDebouncedCallback((value: string) => go({ q: value.trim() }), 150);
  // The search of the frame writes the address too.
  useEffect(() => {
    if (document.activeElement !== input.current) setText(q);
  }, [q, input]);
  const understood = useUnderstood(text);

  return (
    <>
      <TextInput
        ref={input}
        className={styles.search}
        type="search"
        value={text}
        aria-label={t("search")}
        placeholder={t("search")}
        rightSection={<kbd aria-hidden>/</kbd>}
        onChange={(event) => {
          setText(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <span className={`soft ${styles.understood}`} aria-live="polite">
        {understood ?? t("searchHow")}
      </span>
    </>
  );
}
