"use client";

import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { isName, ProtectedByName } from "../../docket/protected-by-name.tsx";
import { useUnderstood } from "../../docket/use-understood.ts";
import styles from "./case-picker.module.css";
import { PickLine, pickedNumber } from "./pick-line.tsx";

export type Picked = { caseId: number; number: string };

type Props = {
  label: string;
  picked: Picked | null;
  onPick: (one: Picked | null) => void;
  exceptCaseId?: number;
  error?: string | undefined;
};

const MOST = 8;

/** A case of the court, found as the docket finds it: a number in any writing, an FIR, a code, the name of an accused. */
export function CasePicker({ label, picked, onPick, exceptCaseId, error }: Props) {
  const t = useTranslations("desk.beside");
  const { court } = useCourt();
  const server = useServer();
  const [text, setText] = useState(picked?.number ?? "");
  const [q] = useDebouncedValue(text.trim(), 200);
  const isAsking = q !== "" && q !== picked?.number;
  const understood = useUnderstood(text.trim() === picked?.number ? "" : text);
  const search = { courtId: court.id, q, filters: { state: "all" as const } };
  const found = useQuery(server.cases.search.queryOptions(search, { enabled: isAsking }));
  const all = (found.data?.rows ?? []).filter(({ caseId }) => caseId !== exceptCaseId);
  const rows = isAsking ? all.slice(0, MOST) : [];
  const list = useRef<HTMLFieldSetElement>(null);
  const pick = (one: Picked) => {
    onPick(one);
    setText(one.number);
    list.current?.querySelector("input")?.focus();
  };
  return (
    <fieldset ref={list} className={styles.picker} aria-label={label} onKeyDown={stepOn}>
      <TextInput
        label={label}
        placeholder={t("find")}
        description={understood ?? undefined}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={text}
        error={error}
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (picked) onPick(null);
        }}
      />
      <div aria-live="polite">
        <Found isAsking={isAsking} error={found.error} count={found.data ? all.length : null} />
        {rows.length > 0 && (
          <ul className={styles.picks}>
            {rows.map((row) => (
              <li key={row.caseId}>
                <button type="button" onClick={() => pick({ caseId: row.caseId, number: pickedNumber(row) })}>
                  <PickLine row={row} />
                </button>
              </li>
            ))}
          </ul>
        )}
        {rows.length < all.length && isAsking && <p className="soft">{t("more")}</p>}
      </div>
      {isAsking && isName(q) && <ProtectedByName key={q} q={q} />}
    </fieldset>
  );
}

/** Nothing found, or nothing to be had: said, so that an empty field is not taken for an answer. */
function Found({ isAsking, error, count }: { isAsking: boolean; error: unknown; count: number | null }) {
  const t = useTranslations("desk.beside");
  const words = useErrorWords();
  if (!isAsking) return null;
  if (error) return <p className="mark mark-breach">{words(error)}</p>;
  return count === 0 ? <p className="soft">{t("nothing")}</p> : null;
}

/** The arrows go from the field through what was found; Enter in the field takes the first of it. */
function stepOn(event: KeyboardEvent<HTMLFieldSetElement>): void {
  const field = event.currentTarget.querySelector("input");
  const picks = [...event.currentTarget.querySelectorAll<HTMLElement>("li > button")];
  const from = document.activeElement;
  if (picks.length === 0 || (from !== field && !picks.some((one) => one === from))) return;
  if (event.key === "Enter" && from === field) picks[0]?.click();
  else if (event.key === "ArrowDown")
    picks[Math.min(picks.length - 1, picks.indexOf(from as HTMLElement) + 1)]?.focus();
  else if (event.key === "ArrowUp") (picks[picks.indexOf(from as HTMLElement) - 1] ?? field)?.focus();
  else return;
  event.preventDefault();
}
