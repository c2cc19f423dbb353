"use client";

import { ActionIcon, Button, Group, TextInput, VisuallyHidden } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Icon } from "../../../components/icons.tsx";
import { NumberField } from "../../../components/number-field.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import styles from "./settings.module.css";
import type { TabProps } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

type Draft = {
  row: string;
  startsAt: string;
  reportBefore: number;
  planMinutes: number | null;
  planMatters: number | null;
};

/** The time blocks of a day. They are saved together, against what the clerk saw. */
export function BlocksForm({ settings, mayChange }: TabProps) {
  const t = useTranslations("calendar.capacity");
  const tActions = useTranslations("actions");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [drafts, setDrafts] = useState<Draft[]>(() =>
    settings.blocks.map((block) => ({ ...block, row: String(block.id) })),
  );
  const save = useMutation(server.calendar.saveBlocks.mutationOptions({ onError: showError }));
  const change = (row: string, part: Partial<Draft>) =>
    setDrafts((all) => all.map((one) => (one.row === row ? { ...one, ...part } : one)));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const blocks = drafts.map(({ startsAt, reportBefore, planMinutes, planMatters }) => ({
      startsAt,
      reportBefore,
      planMinutes,
      planMatters,
    }));
    const seen = settings.blocks.map(({ id, version }) => ({ id, version }));
    save.mutate(
      { courtId: settings.court.id, seen, blocks, key: newKey() },
      { onSuccess: ({ changeId }) => saved({ changeId }) },
    );
  };

  return (
    <section>
      <h2 className={styles.h2}>{t("blocks")}</h2>
      <p className="soft">{t("blocksMore")}</p>
      {drafts.length === 0 && <p>{t("noBlocks")}</p>}
      <form onSubmit={submit}>
        <div className="scroll-x">
          <table className="sheet">
            {drafts.length > 0 && (
              <thead>
                <tr>
                  <th scope="col">{t("starts")}</th>
                  <th scope="col">{t("report")}</th>
                  <th scope="col">{t("planMinutes")}</th>
                  <th scope="col">{t("planMatters")}</th>
                  {mayChange && (
                    <th scope="col">
                      <VisuallyHidden>{tActions("delete")}</VisuallyHidden>
                    </th>
                  )}
                </tr>
              </thead>
            )}
            <tbody>
              {drafts.map((draft) => (
                <BlockRow
                  key={draft.row}
                  draft={draft}
                  change={(part) => change(draft.row, part)}
                  remove={mayChange ? () => setDrafts((all) => all.filter(({ row }) => row !== draft.row)) : null}
                />
              ))}
            </tbody>
          </table>
        </div>
        {mayChange && (
          <Group mt="sm">
            <Button
              variant="default"
              onClick={() =>
                setDrafts((all) => [
                  ...all,
                  { row: newKey(), startsAt: "", reportBefore: 15, planMinutes: null, planMatters: null },
                ])
              }
            >
              {t("addBlock")}
            </Button>
            <Button type="submit" variant="default" loading={save.isPending}>
              {t("saveBlocks")}
            </Button>
          </Group>
        )}
      </form>
    </section>
  );
}

function BlockRow({
  draft,
  change,
  remove,
}: {
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  remove: (() => void) | null;
}) {
  const t = useTranslations("calendar.capacity");
  const tActions = useTranslations("actions");
  const isReadOnly = remove === null;
  const number = (name: "planMinutes" | "planMatters") => (
    <NumberField
      aria-label={t(name)}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
      min={1}
      max={1000}
      readOnly={isReadOnly}
      w={100}
    />
  );
  return (
    <tr>
      <td>
        <TimeField label={t("starts")} value={draft.startsAt} onChange={(startsAt) => change({ startsAt })} />
      </td>
      <td>
        <NumberField
          aria-label={t("report")}
          value={draft.reportBefore}
          onChange={(value) => value !== null && change({ reportBefore: value })}
          min={0}
          max={240}
          readOnly={isReadOnly}
          w={90}
        />
      </td>
      <td>{number("planMinutes")}</td>
      <td>{number("planMatters")}</td>
      {remove && (
        <td>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={tActions("delete")} onClick={remove}>
            <Icon name="close" />
          </ActionIcon>
        </td>
      )}
    </tr>
  );
}

/** In 24 hours whatever the browser prefers: nobody mixes up morning and evening. */
function TimeField({ value, onChange, label }: { value: string; onChange: (value: string) => void; label: string }) {
  return (
    <TextInput
      aria-label={label}
      value={value}
      placeholder="09:00"
      pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
      inputMode="numeric"
      onChange={(event) => onChange(event.currentTarget.value)}
      dir="ltr"
      required
      w={90}
    />
  );
}
