"use client";

import { Button, Group, Loader, SegmentedControl, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { isCourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { Num } from "../../../components/num.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import { ConfirmClassDialog } from "./confirm-class-dialog.tsx";
import type { SectionRow, TabProps } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

const ONLY = ["all", "open", "charged"] as const;
type Only = (typeof ONLY)[number];

/** The class of every section as the law's data have it, and what the district confirmed where they leave it open. */
export function SectionsTab({ mayAdminister }: TabProps) {
  const t = useTranslations("settlement.sections");
  const { court } = useCourt();
  const server = useServer();
  const found = useQuery(server.life.sections.queryOptions({ courtId: court.id }));
  const [text, setText] = useState("");
  const [only, setOnly] = useState<Only>("all");
  const [confirming, setConfirming] = useState<SectionRow | null>(null);
  const sought = text.trim().toLowerCase();
  const rows = (found.data ?? []).filter((row) => isShown(row, only) && nameOf(row).toLowerCase().includes(sought));
  return (
    <div>
      <p className="soft" style={{ marginBlockStart: 0, maxInlineSize: 720 }}>
        {t("intro")}
      </p>
      <Group gap="sm" mb="sm">
        <TextInput
          aria-label={t("search")}
          placeholder={t("search")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <SegmentedControl
          value={only}
          onChange={(next) => setOnly(next as Only)}
          data={ONLY.map((one) => ({ value: one, label: t(`only.${one}`) }))}
        />
      </Group>
      {found.isPending && <Loader size="sm" role="status" aria-label={t("search")} />}
      {found.isError && <NotLoaded of={found} />}
      {found.data && rows.length === 0 && <p className="soft">{t("none")}</p>}
      {rows.length > 0 && (
        <div className="scroll-x">
          <table className="sheet">
            <Columns />
            <tbody>
              {rows.map((row) => (
                <Row
                  key={`${row.statute} ${row.section}`}
                  row={row}
                  mayAdminister={mayAdminister}
                  onConfirm={() => setConfirming(row)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="soft">{t("listsKeep")}</p>
      {confirming && <ConfirmClassDialog row={confirming} onClose={() => setConfirming(null)} />}
    </div>
  );
}

const nameOf = ({ statute, section, title }: SectionRow): string => `${statute} ${section} ${title ?? ""}`;

function isShown(row: SectionRow, only: Only): boolean {
  if (only === "charged") return row.pending > 0;
  return only === "all" || (!row.isConfirmed && row.district === null);
}

function Columns() {
  const t = useTranslations("settlement.sections.columns");
  const names = ["section", "cognizable", "bailable", "compoundable", "victim", "longest", "pending", "state"] as const;
  return (
    <thead>
      <tr>
        {names.map((name) => (
          <th key={name} scope="col">
            {t(name)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

type RowProps = { row: SectionRow; mayAdminister: boolean; onConfirm: () => void };

function Row({ row, mayAdminister, onConfirm }: RowProps) {
  const t = useTranslations("settlement");
  const { district, table } = row;
  const of = (name: "cognizable" | "bailable" | "compoundable" | "victimSensitive") =>
    t(`sections.answers.${((row.isConfirmed ? null : district?.[name]) ?? table?.[name] ?? "unknown") as "yes"}`);
  const months = row.maxMonths;
  return (
    <tr>
      <td>
        <strong>
          <Num>{`${row.statute} ${row.section}`}</Num>
        </strong>
        {row.title && (
          <div className="soft">
            <bdi>{row.title}</bdi>
          </div>
        )}
      </td>
      <td>{of("cognizable")}</td>
      <td>{of("bailable")}</td>
      <td>{of("compoundable")}</td>
      <td>{of("victimSensitive")}</td>
      <td>
        {months === null
          ? "—"
          : months % 12 === 0
            ? t("classOf.years", { n: months / 12 })
            : t("classOf.months", { n: months })}
      </td>
      <td>
        <Num>{row.pending}</Num>
      </td>
      <td>
        <State row={row} />
        {mayAdminister && !row.isConfirmed && (
          <Group gap={4} mt={4}>
            <Button size="compact-sm" variant="default" onClick={onConfirm}>
              {t(district ? "sections.change" : "sections.confirm")}
            </Button>
            {district && <TakeBack row={row} />}
          </Group>
        )}
      </td>
    </tr>
  );
}

function State({ row }: { row: SectionRow }) {
  const t = useTranslations("settlement.sections");
  const text = useDayText();
  const { from, until, isConfirmed, district, table, authority } = row;
  return (
    <>
      {isConfirmed ? (
        <span className="mark mark-done">{t("confirmed")}</span>
      ) : district ? (
        <span className="mark mark-done">{t("byDistrict")}</span>
      ) : (
        <span className="mark mark-risk">{t(table ? "open" : "notInTable")}</span>
      )}
      <div className="soft">
        <bdi>{district && !isConfirmed ? `${district.confirmedBy} · ${district.because}` : authority}</bdi>
        {from && isCourtDay(from) && from > "2016-08-19" && (
          <>
            {" · "}
            {t("inForce", { from: text(from, "date") })}
          </>
        )}
        {until && isCourtDay(until) && (
          <>
            {" · "}
            {t("until", { until: text(until, "date") })}
          </>
        )}
      </div>
    </>
  );
}

function TakeBack({ row }: { row: SectionRow }) {
  const t = useTranslations("settlement.sections");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const name = `${row.statute} ${row.section}`;
  const withdraw = useMutation(
    server.life.withdrawClass.mutationOptions({
      onError: showError,
      onSuccess: ({ changeId }) => saved({ changeId, message: t("withdrawn", { section: `\u2068${name}\u2069` }) }),
    }),
  );
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      color="gray"
      loading={withdraw.isPending}
      onClick={() => withdraw.mutate({ courtId: court.id, of: name, key: newKey() })}
    >
      {t("withdraw")}
    </Button>
  );
}
