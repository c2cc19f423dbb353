"use client";

import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import { AskReason, type Reason } from "./ask-reason.tsx";
import type { File } from "./case-data.ts";
import styles from "./case-file.module.css";

/** Stands in a file whose names are protected, until somebody says what they are needed for: one key, or a few words. */
export function NamesShaded({ file, mayPress }: { file: File; mayPress: boolean }) {
  const t = useTranslations("docket.shaded");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const isUrdu = useLocale() === "ur";
  const open = useMutation(server.cases.openProtected.mutationOptions({ onError: useShowError() }));
  const openFor = (because: Reason, words: string | null) => {
    open.mutate(
      { courtId: court.id, caseId: file.caseId, because, words, key: newKey() },
      { onSuccess: () => saved({ message: t("opened") }) },
    );
  };
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
      <AskReason mayPress={mayPress} isSaving={open.isPending} onSay={openFor} />
    </section>
  );
}

const SHADED_ROLES: readonly string[] = ["accused", "complainant", "victim", "witness", "surety", "guardian"];
