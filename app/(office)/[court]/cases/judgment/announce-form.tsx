"use client";

import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import type { Stage } from "../../../../../server/rules/case/stages.ts";
import {
  type AccusedResult,
  judgmentFindings,
  type SectionResult,
} from "../../../../../server/rules/judgment/judgment.ts";
import { resultsAt } from "../../../../../server/rules/judgment/judgment-exits.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { NumberField } from "../../../../components/number-field.tsx";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import own from "../settlement/life.module.css";
import { type Life, type LifeAccused, useNameOf } from "../settlement/use-life.ts";
import { SectionResults } from "./section-results.tsx";

type Row = {
  accusedId: number;
  result: AccusedResult | null;
  months: number;
  fine: number;
  compensation: number;
  isSplit: boolean;
  note: string | null;
  differing: readonly SectionResult[];
};
type Props = { caseId: number; life: Life; onClose: () => void };

const rowOf = ({ id, said }: LifeAccused): Row => ({
  accusedId: id,
  result: said?.result ?? null,
  months: said?.months ?? 0,
  fine: said?.fine ?? 0,
  compensation: said?.compensation ?? 0,
  isSplit: said?.isSplit ?? false,
  note: said?.note ?? null,
  differing: said?.differing ?? [],
});

/** As the server is asked: what ends as the result does is no difference. */
const sent = ({ differing, ...row }: Row) => ({
  ...row,
  differing: row.result === null ? [] : differing.filter(({ result }) => result !== row.result),
});

/** Something is said of him, or was said and is taken back. */
const isTold = ({ result, isSplit }: Row, accused: LifeAccused | undefined): boolean =>
  result !== null || isSplit || (accused?.said ?? null) !== null;

/** What became of each accused. Rows without a result are not sent: the case goes on against them. */
export function AnnounceForm({ caseId, life, onClose }: Props) {
  const t = useTranslations("settlement.judgment");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const words = useErrorWords();
  const { judgment, today } = life;
  const tried = life.accused.filter(({ isReleased }) => !isReleased);
  const [rows, setRows] = useState(() => tried.map(rowOf));
  const [day, setDay] = useState<CourtDay | null>(judgment.announcedDay ?? today);
  const [judgeName, setJudge] = useState(judgment.judgeName ?? life.judge.nameEn ?? "");
  const announce = useMutation(server.life.announceJudgment.mutationOptions());
  const terms = useTranslations("terms.stages");
  const results = rows.filter((row) =>
    isTold(
      row,
      tried.find(({ id }) => id === row.accusedId),
    ),
  );
  const isAnnounced = rows.some(({ result }) => result !== null);
  const isAll = isAnnounced && rows.every(({ result, isSplit }) => result !== null || isSplit);
  const set = (accusedId: number, change: Partial<Row>) =>
    setRows((before) => before.map((row) => (row.accusedId === accusedId ? { ...row, ...change } : row)));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!day || results.length === 0) return;
    announce.mutate(
      {
        courtId: court.id,
        caseId,
        version: judgment.version,
        day,
        judgeName,
        results: results.map(sent),
        key: newKey(),
      },
      {
        onSuccess: ({ changeId, isOver }) => {
          saved({ changeId, message: t(isOver ? "savedOver" : "savedAnnounce") });
          onClose();
        },
      },
    );
  };

  if (life.accused.length === 0) return <p role="alert">{t("noAccused")}</p>;
  return (
    <form className={own.stack} onSubmit={submit}>
      {life.disposalDay === null && !resultsAt(life.stage).includes("convicted") && (
        <p className="soft">{t("atStage", { stage: terms(life.stage) })}</p>
      )}
      <div className={own.row}>
        <DayField label={t("day")} value={day} maxDate={today} onChange={setDay} />
        <TextInput
          label={t("judge")}
          value={judgeName}
          dir="auto"
          onChange={(event) => setJudge(event.currentTarget.value)}
        />
      </div>
      <div className="scroll-x">
        <table className={`sheet ${own.results}`}>
          <thead>
            <tr>
              {(["accused", "result", "months", "fine", "compensation", "apart"] as const).map((name) => (
                <th key={name} scope="col">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {life.accused.map((one) => (
              <ResultRow
                key={one.id}
                accused={one}
                row={rows.find(({ accusedId }) => accusedId === one.id) ?? null}
                stage={life.stage}
                isOver={life.disposalDay !== null}
                set={(change) => set(one.id, change)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {life.disposalDay === null && results.length > 0 && (
        <p>{t(!isAnnounced ? "notAnnounced" : isAll && life.otherAccused === 0 ? "endsCase" : "goesOn")}</p>
      )}
      {life.disposalDay === null && life.otherAccused !== 0 && <p className="soft">{t("others")}</p>}
      {announce.error && (
        <p role="alert" className="mark mark-breach">
          {words(announce.error)}
        </p>
      )}
      <div className={own.buttons}>
        <Button variant="default" onClick={onClose}>
          {actions("cancel")}
        </Button>
        <Button type="submit" loading={announce.isPending} disabled={!day || results.length === 0}>
          {t("saveAnnounce")}
        </Button>
      </div>
    </form>
  );
}

type RowProps = {
  accused: LifeAccused;
  row: Row | null;
  stage: Stage;
  /** The case is over: a result is put right, and none is taken away. */
  isOver: boolean;
  set: (change: Partial<Row>) => void;
};

const AMOUNTS = ["months", "fine", "compensation"] as const;

function ResultRow({ accused, row, stage, isOver, set }: RowProps) {
  const t = useTranslations("settlement.judgment");
  const law = useTranslations("law");
  const nameOf = useNameOf();
  const name = nameOf(accused);
  if (!row) {
    return (
      <tr>
        <td>
          <bdi>{name}</bdi>
        </td>
        <td colSpan={5} className="soft">
          {t("released")}
        </td>
      </tr>
    );
  }
  const { months, fine, compensation } = row;
  const judged = {
    accused: row.accusedId,
    result: row.result,
    sentence: { months, fine, compensation },
    isSplit: row.isSplit,
    differing: row.differing,
  };
  const found = judgmentFindings(judged, accused.longestMonths);
  const stands = accused.said?.result;
  const open = resultsAt(stage);
  const offered = stands && !open.includes(stands) ? [...open, stands] : open;
  const none = isOver && stands ? [] : [{ value: "", label: t("none") }];
  return (
    <tr>
      <td>
        <bdi>{name}</bdi>
        {row.result !== null &&
          found.map(({ code }) => (
            <div key={code} className="mark mark-risk">
              {law(`judgmentFindings.${code}`)}
            </div>
          ))}
      </td>
      <td data-label={t("result")}>
        <NativeSelect
          className={own.result}
          aria-label={`${name}: ${t("result")}`}
          value={row.result ?? ""}
          data={[...none, ...offered.map((one) => ({ value: one, label: law(`results.${one}`) }))]}
          onChange={(event) => set({ result: (event.currentTarget.value || null) as AccusedResult | null })}
        />
        {row.result !== null && row.result !== "abated" && accused.remaining.length > 1 && (
          <SectionResults accused={accused} row={row} stage={stage} set={set} />
        )}
      </td>
      {AMOUNTS.map((amount) => (
        <td key={amount} data-label={t(amount)}>
          <NumberField
            className={own.amount}
            aria-label={`${name}: ${t(amount)}`}
            value={row[amount] === 0 ? null : row[amount]}
            max={amount === "months" ? 1200 : 2_000_000_000}
            isMoney={amount !== "months"}
            disabled={row.result !== "convicted" && row[amount] === 0}
            onChange={(value) => set({ [amount]: value ?? 0 })}
          />
        </td>
      ))}
      <td className={own.apart} data-label={t("apart")}>
        <Checkbox
          size="md"
          aria-label={`${name}: ${t("apart")}`}
          checked={row.isSplit}
          onChange={(event) => set({ isSplit: event.currentTarget.checked })}
        />
      </td>
    </tr>
  );
}
