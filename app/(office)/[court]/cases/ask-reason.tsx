"use client";

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type KeyboardEvent as ReactKey, useEffect, useState } from "react";
import styles from "./case-file.module.css";

const REASONS = ["preparing", "process", "party-asks", "other"] as const;
export type Reason = (typeof REASONS)[number];

type Props = {
  /** Its figures are keys of the page. */
  mayPress: boolean;
  isSaving: boolean;
  onSay: (because: Reason, words: string | null) => void;
  /** Left out: the question stays where it stands. */
  onCancel?: () => void;
};

/** What protected names are needed for: one key, or a few words. */
export function AskReason({ mayPress, isSaving, onSay, onCancel }: Props) {
  const t = useTranslations("docket.shaded");
  const actions = useTranslations("actions");
  const [isWriting, setWriting] = useState(false);
  const say = (because: Reason, words: string | null) => !isSaving && onSay(because, words);
  const choose = (because: Reason) => (because === "other" ? setWriting(true) : say(because, null));
  useReasonKeys(mayPress && !isWriting, choose);
  if (isWriting)
    return <InWords isSaving={isSaving} onSay={(words) => say("other", words)} onBack={() => setWriting(false)} />;
  return (
    <div className={styles.reasons}>
      {REASONS.map((reason, at) => (
        <Button key={reason} variant="default" disabled={isSaving} onClick={() => choose(reason)}>
          {mayPress && <kbd>{at + 1}</kbd>} {t(`reasons.${reason}`)}
        </Button>
      ))}
      {onCancel && (
        <Button variant="subtle" onClick={onCancel}>
          {actions("cancel")}
        </Button>
      )}
    </div>
  );
}

type Words = { isSaving: boolean; onSay: (words: string) => void; onBack: () => void };

function InWords({ isSaving, onSay, onBack }: Words) {
  const t = useTranslations("docket.shaded");
  const actions = useTranslations("actions");
  const [words, setWords] = useState("");
  const say = () => words.trim() !== "" && !isSaving && onSay(words.trim());
  /** No form of its own: it may stand inside one. */
  const onKey = (event: ReactKey) => {
    if (event.key !== "Escape" && event.key !== "Enter") return;
    event.preventDefault();
    if (event.key === "Escape") onBack();
    else say();
  };
  return (
    <div className={styles.reasons}>
      <TextInput
        label={t("words")}
        value={words}
        maxLength={300}
        dir="auto"
        required
        ref={(field) => field?.focus()}
        onKeyDown={onKey}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className={styles.listButtons}>
        <Button variant="default" onClick={onBack}>
          {actions("cancel")}
        </Button>
        <Button loading={isSaving} disabled={words.trim() === ""} onClick={say}>
          {t("open")}
        </Button>
      </div>
    </div>
  );
}

/** The reasons by their number, wherever nobody is typing. */
function useReasonKeys(isOn: boolean, choose: (reason: Reason) => void): void {
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof HTMLElement && event.target.closest("input, textarea, select")) return;
      // A dialog over the file has its own figures.
      if (document.querySelector("[role=dialog]")) return;
      // By its place: a figure of an Urdu keyboard is the same key.
      const figure = /^(?:Digit|Numpad)([1-4])$/.exec(event.code)?.[1];
      const reason = REASONS[Number(figure) - 1];
      if (!reason) return;
      event.preventDefault();
      choose(reason);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });
}
