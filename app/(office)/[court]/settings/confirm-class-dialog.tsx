"use client";

import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { Answer } from "../../../../server/rules/case/offence-table.ts";
import { useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import own from "../cases/settlement/life.module.css";
import type { SectionRow } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

const FIELDS = [
  ["cognizable", "cognizable"],
  ["bailable", "bailable"],
  ["compoundable", "compoundable"],
  ["victimSensitive", "victim"],
] as const;
type Classes = Record<(typeof FIELDS)[number][0], Answer>;

/** What the table and the district say now, where they say it plainly. */
function classesOf({ district, table }: SectionRow): Classes {
  const plain = (value: string | undefined): Answer => (value === "yes" || value === "no" ? value : "unknown");
  const of = (name: keyof Classes) => plain(district?.[name] ?? table?.[name]);
  return {
    cognizable: of("cognizable"),
    bailable: of("bailable"),
    compoundable: of("compoundable"),
    victimSensitive: of("victimSensitive"),
  };
}

/** A class with who confirmed it and on what it rests; how many cases it changes is told before it is saved. */
export function ConfirmClassDialog({ row, onClose }: { row: SectionRow; onClose: () => void }) {
  const t = useTranslations("settlement.sections");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const [classes, setClasses] = useState(() => classesOf(row));
  const [by, setBy] = useState(row.district?.confirmedBy ?? "");
  const [because, setBecause] = useState(row.district?.because ?? "");
  const name = `${row.statute} ${row.section}`;
  const given = { statute: row.statute, section: row.section, ...classes };
  const preview = useQuery(
    server.life.previewClass.queryOptions(
      { courtId: court.id, of: name, given },
      { placeholderData: keepPreviousData },
    ),
  );
  const confirm = useMutation(server.life.confirmClass.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm.mutate(
      { courtId: court.id, given, confirmedBy: by, because, key: newKey() },
      {
        onSuccess: ({ changeId }) => {
          saved({ changeId, message: t("saved", { section: `\u2068${name}\u2069` }) });
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("title", { section: name })}
      size="lg"
      closeButtonProps={{ "aria-label": actions("close") }}
    >
      <form className={own.stack} onSubmit={submit}>
        {row.title && (
          <p>
            <bdi>{row.title}</bdi>
          </p>
        )}
        <div className={own.row}>
          {FIELDS.map(([field, label]) => (
            <NativeSelect
              key={field}
              label={t(`columns.${label}`)}
              value={classes[field]}
              data={(["yes", "no", "unknown"] as const).map((one) => ({ value: one, label: t(`answers.${one}`) }))}
              // A section whose victim the law itself names as sensitive stays so.
              disabled={field === "victimSensitive" && row.table?.victimSensitive === "yes"}
              onChange={(event) => setClasses({ ...classes, [field]: event.currentTarget.value as Answer })}
            />
          ))}
        </div>
        <TextInput
          label={t("by")}
          description={t("byHow")}
          inputWrapperOrder={["label", "input", "description"]}
          value={by}
          maxLength={200}
          dir="auto"
          onChange={(event) => setBy(event.currentTarget.value)}
        />
        <TextInput
          label={t("because")}
          value={because}
          maxLength={500}
          dir="auto"
          onChange={(event) => setBecause(event.currentTarget.value)}
        />
        <p aria-live="polite">
          {preview.data && t("preview", preview.data)} <span className="soft">{t("listsKeep")}</span>
        </p>
        {(confirm.error ?? preview.error) && (
          <p role="alert" className="mark mark-breach">
            {words(confirm.error ?? preview.error)}
          </p>
        )}
        <div className={own.buttons}>
          <Button variant="default" onClick={onClose}>
            {actions("cancel")}
          </Button>
          <Button type="submit" loading={confirm.isPending} disabled={!by.trim() || !because.trim()}>
            {t("save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
