"use client";

import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { Icon } from "../../../components/icons.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./case-file.module.css";
import type { File } from "./case-file.tsx";

const REASONS = ["preparing", "process", "party-asks", "other"] as const;
type Reason = (typeof REASONS)[number];

/** Stands in a file whose names are protected, until somebody says what they are needed for: one key, or a few words. */
export function NamesShaded({ file, mayPress }: { file: File; mayPress: boolean }) {
  const t = useTranslations("docket.shaded");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const isUrdu = useLocale() === "ur";
  const [isWriting, setWriting] = useState(false);
  const open = useMutation(server.cases.openProtected.mutationOptions({ onError: useShowError() }));
  const openFor = (because: Reason, words: string | null) => {
    if (open.isPending) return;
    open.mutate(
      { courtId: court.id, caseId: file.caseId, because, words, key: newKey() },
      { onSuccess: () => saved({ message: t("opened") }) },
    );
  };
  const choose = (because: Reason) => (because === "other" ? setWriting(true) : openFor(because, null));
  useReasonKeys(mayPress && !isWriting, choose);
  const names = file.people.filter(({ role }) => SHADED_ROLES.includes(role));
  return (
    <section className={`${styles.shaded} no-print`} aria-labelledby="names-shaded">
      <h3 id="names-shaded">
        <Icon name="lock" size={15} /> {t("title")}
      </h3>
      {names.length > 0 && (
        <p className="soft">
          {names.map(({ name, nameUr }) => (isUrdu ? (nameUr ?? name) : name)).join(isUrdu ? "، " : ", ")}
        </p>
      )}
      <p>{t("how")}</p>
      {isWriting ? (
        <InWords
          isSaving={open.isPending}
          onSay={(words) => openFor("other", words)}
          onBack={() => setWriting(false)}
        />
      ) : (
        <div className={styles.reasons}>
          {REASONS.map((reason, at) => (
            <Button key={reason} variant="default" disabled={open.isPending} onClick={() => choose(reason)}>
              {mayPress && <kbd>{at + 1}</kbd>} {t(`reasons.${reason}`)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

const SHADED_ROLES: readonly string[] = ["accused", "complainant", "victim", "witness", "surety", "guardian"];

type Words = { isSaving: boolean; onSay: (words: string) => void; onBack: () => void };

function InWords({ isSaving, onSay, onBack }: Words) {
  const t = useTranslations("docket.shaded");
  const actions = useTranslations("actions");
  const [words, setWords] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim() !== "") onSay(words.trim());
  };
  return (
    <form className={styles.reasons} onSubmit={submit} onKeyDown={(event) => event.code === "Escape" && onBack()}>
      <TextInput
        label={t("words")}
        value={words}
        maxLength={300}
        dir="auto"
        required
        ref={(field) => field?.focus()}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <div className={styles.listButtons}>
        <Button variant="default" onClick={onBack}>
          {actions("cancel")}
        </Button>
        <Button type="submit" loading={isSaving}>
          {t("open")}
        </Button>
      </div>
    </form>
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
