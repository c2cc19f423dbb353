"use client";

import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { type RefObject, useEffect, useState } from "react";
import { caseNumberKey, parseSearch } from "../../../../server/rules/case-number.ts";
import { foldDigits, foldSpaces } from "../../../../server/rules/search-key.ts";
import styles from "./docket.module.css";
import type { Wish } from "./docket-address.ts";

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

function useUnderstood(text: string): string | null {
  const t = useTranslations("docket.understood");
  const plain = foldDigits(foldSpaces(text));
  if (plain === "") return null;
  if (/^[a-z]{0,8}-?\d{8,}$/i.test(plain)) return t("code");
  const search = parseSearch(plain);
  if (search.kind === "name") return search.key === "" ? null : t("name");
  if (search.kind === "fir") {
    const number = isolate(`${search.number}/${search.year}`);
    return search.station ? t("firStation", { number, station: search.station }) : t("fir", { number });
  }
  if (search.kind === "posted") return t("posted", { number: isolate(`P-${search.caseId}`) });
  const { year, prefix, suffix } = search;
  const number = isolate(year === null ? `${search.number}/…` : caseNumberKey({ ...search, year }));
  const mayBeFir = year !== null && prefix === null && suffix === null;
  return t(mayBeFir ? "numberOrFir" : "number", { number });
}

/** Left to right inside a sentence of either direction. */
function isolate(text: string): string {
  return `\u2066${text}\u2069`;
}
