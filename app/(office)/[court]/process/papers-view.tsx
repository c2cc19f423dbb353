"use client";

import { Button, NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PROCESS_KINDS, type ProcessKind } from "../../../../server/rules/process/process-states.ts";
import { Icon } from "../../../components/icons.tsx";
import { FormPaper } from "./form-paper.tsx";
import { PaperLanguage } from "./paper-language.tsx";
import styles from "./process.module.css";
import { byServer, isToPrint, type Paper, type ProcessDay, papersOf, serverOf } from "./process-data.ts";
import { ProductionNotices } from "./production-notices.tsx";
import type { ProcessActs } from "./use-process-acts.ts";

type Props = {
  found: ProcessDay;
  language: "en" | "ur";
  /** Only this paper, whatever its state. */
  onlyId: number | null;
  acts: ProcessActs;
  onAll: () => void;
  onApart: () => void;
};

/** Every paper of a day, each on its own sheet, by kind or by who serves it; what names a protected person is left apart. */
export function PapersView({ found, language, onlyId, acts, onAll, onApart }: Props) {
  const t = useTranslations("process.forms");
  const kinds = useTranslations("process.kinds");
  const servers = useTranslations("process.servers");
  const [kind, setKind] = useState<ProcessKind | null>(null);
  const [by, setBy] = useState<string | null>(null);
  const all = papersOf(found.matters, isToPrint);
  if (onlyId !== null) {
    return (
      <>
        <div className={`${styles.bar} no-print`}>
          {t("one")}
          <Button size="compact-sm" variant="default" onClick={onAll}>
            {t("showAll")}
          </Button>
        </div>
        <ProductionNotices matters={only(found.matters, onlyId)} acts={acts} />
        <Papers papers={papersOf(found.matters, ({ id }) => id === onlyId)} found={found} language={language} />
      </>
    );
  }
  const shared = all.filter(({ item }) => !item.to?.printsApart);
  const apart = all.length - shared.length;
  const chosen = shared.filter(
    ({ item }) => (kind === null || item.kind === kind) && (by === null || serverOf(item) === by),
  );
  const isThere = (one: ProcessKind) => shared.some(({ item }) => item.kind === one);
  return (
    <>
      <div className={`${styles.bar} no-print`}>
        <NativeSelect
          size="xs"
          aria-label={t("kind")}
          value={kind ?? ""}
          onChange={(event) => setKind(PROCESS_KINDS.find((one) => one === event.currentTarget.value) ?? null)}
          data={[
            { value: "", label: `${t("kind")}: ${t("all")}` },
            ...PROCESS_KINDS.filter(isThere).map((one) => ({ value: one, label: kinds(one) })),
          ]}
        />
        <NativeSelect
          size="xs"
          aria-label={t("by")}
          value={by ?? ""}
          onChange={(event) => setBy(event.currentTarget.value || null)}
          data={[
            { value: "", label: `${t("by")}: ${t("all")}` },
            ...byServer(shared).map(({ id, by: server, name }) => ({
              value: id,
              label: [servers(server), name].filter(Boolean).join(" · "),
            })),
          ]}
        />
        <span className="soft">{t("count", { n: chosen.length })}</span>
        {apart > 0 && (
          <span className="mark mark-plain">
            <Icon name="lock" size={12} />
            {t("apart", { n: apart })}{" "}
            <Button size="compact-xs" variant="default" onClick={onApart}>
              {t("showApart")}
            </Button>
          </span>
        )}
      </div>
      <Papers papers={chosen} found={found} language={language} />
    </>
  );
}

/** The one paper alone, so that what is wrong with it is said above it, with what mends it. */
const only = (matters: ProcessDay["matters"], id: number): ProcessDay["matters"] =>
  matters.map((one) => ({ ...one, proposals: [], items: one.items.filter((item) => item.id === id) }));

/** A sheet of its own for each paper. */
export function Papers({
  papers,
  found,
  language,
}: {
  papers: readonly Paper[];
  found: ProcessDay;
  language: "en" | "ur";
}) {
  const t = useTranslations("process.forms");
  if (papers.length === 0) return <p>{t("nothing")}</p>;
  return (
    <PaperLanguage language={language}>
      {papers.map((paper) => (
        <FormPaper key={paper.item.id} day={found.day} paper={paper} at={found} />
      ))}
    </PaperLanguage>
  );
}
