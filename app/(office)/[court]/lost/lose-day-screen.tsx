"use client";

import { Alert, Button, Checkbox, NativeSelect, SegmentedControl, TextInput } from "@mantine/core";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { type CourtDay, isCourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { ADJOURNMENT_RULES } from "../../../../server/rules/case/adjournment.ts";
import { LOST_KINDS, type LostKind, REASON_OF_LOST } from "../../../../server/rules/lost-days/lost-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { refusalOf, useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import { LossTable } from "./loss-table.tsx";
import styles from "./lost.module.css";
import type { Preview } from "./lost-data.ts";

type Draft = { kind: LostKind; because: string; blocks: string[] | null; orderedBy: string };

const EMPTY: Draft = { kind: "other", because: "", blocks: null, orderedBy: "" };

/** A day that cannot be held: what would become of every matter is seen first, then done in one step. */
export function LoseDayScreen() {
  const t = useTranslations("lost");
  const asked = useSearchParams().get("day");
  const [day, setDay] = useState<CourtDay | null>(asked && isCourtDay(asked) ? asked : null);
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const choose = (one: CourtDay | null) => {
    setDay(one);
    setDraft((before) => ({ ...before, blocks: null }));
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("title")}</h1>
      </div>
      <p className={`soft ${styles.how}`}>{t("how")}</p>
      <div className={styles.fields}>
        <DayField label={t("day")} value={day} onChange={choose} required />
        <NativeSelect
          label={t("kind")}
          value={draft.kind}
          onChange={(event) => setDraft({ ...draft, kind: event.currentTarget.value as LostKind })}
          data={LOST_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
        />
      </div>
      {day ? <Loss day={day} draft={draft} setDraft={setDraft} /> : <p>{t("noDay")}</p>}
      <LostBefore />
    </div>
  );
}

type LossProps = { day: CourtDay; draft: Draft; setDraft: (draft: Draft) => void };

function Loss({ day, draft, setDraft }: LossProps) {
  const t = useTranslations("lost");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const router = useRouter();
  const [isStale, setStale] = useState(false);
  const choice = { courtId: court.id, day, blocks: draft.blocks, orderedBy: draft.orderedBy.trim() || null };
  const preview = useQuery({
    ...server.lostDays.preview.queryOptions(choice),
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });
  const lose = useMutation(server.lostDays.lose.mutationOptions());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!preview.data || preview.isPlaceholderData) return;
    const { kind, because } = draft;
    lose.mutate(
      { ...choice, kind, because, mark: preview.data.mark, key: newKey() },
      {
        onSuccess: ({ changeId, lostDayId, placed }) => {
          saved({ changeId, message: t("done", { day: dayWords(day, language, "short"), n: placed }) });
          router.push(`/${court.code}/lost/${lostDayId}`);
        },
        onError: (error) => {
          const refused = refusalOf(error);
          if (refused?.code !== "stale" || refused.detail.isPreview !== true) return showError(error);
          // What is true now is read again; the clerk looks before anything is done.
          setStale(true);
          void preview.refetch();
        },
      },
    );
  };
  const data = preview.data;
  return (
    <form onSubmit={submit} className={styles.loss}>
      <div className={styles.fields}>
        <TextInput
          label={t("because")}
          description={t("becauseHow")}
          value={draft.because}
          maxLength={160}
          required
          dir="auto"
          onChange={(event) => setDraft({ ...draft, because: event.currentTarget.value })}
        />
        <TextInput
          label={t("orderedBy")}
          description={t("orderedByHow")}
          value={draft.orderedBy}
          maxLength={120}
          dir="auto"
          onChange={(event) => setDraft({ ...draft, orderedBy: event.currentTarget.value })}
        />
      </div>
      {data && <Blocks held={data.held} chosen={draft.blocks} choose={(blocks) => setDraft({ ...draft, blocks })} />}
      {isStale && (
        <Alert color="orange" role="alert" title={t("stale")} withCloseButton onClose={() => setStale(false)} />
      )}
      {preview.isError && <NotLoaded of={preview} />}
      {data && !preview.isError && <Shown preview={data} kind={draft.kind} />}
      <div>
        <Button
          type="submit"
          loading={lose.isPending}
          disabled={
            !data || preview.isPlaceholderData || preview.isFetching || preview.isError || !draft.because.trim()
          }
        >
          {data && data.placed > 0 ? t(data.manner === "moved" ? "move" : "adjourn", { n: data.placed }) : t("close")}
        </Button>
      </div>
    </form>
  );
}

/** What is done by the clock, the sum that shows that no matter is lost, and each matter. */
function Shown({ preview, kind }: { preview: Preview; kind: LostKind }) {
  const t = useTranslations("lost");
  const terms = useTranslations("terms");
  const isMoved = preview.manner === "moved";
  const reason = REASON_OF_LOST[kind];
  const said = { reason: terms(`reasons.${reason}`), side: terms(`sides.${ADJOURNMENT_RULES[reason].side}`) };
  return (
    <>
      <p className={styles.manner}>
        {t(isMoved ? "notBegun" : "begun")} {preview.lines.some(({ isFixed }) => isFixed) && t("fixedMoves")}{" "}
        {!isMoved && <strong>{t("reasonSide", said)}</strong>}
      </p>
      {preview.matters === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <>
          <p role="status" className={styles.sum}>
            {t("sum", { n: preview.matters, placed: preview.placed, unplaced: preview.unplaced })}
          </p>
          <LossTable preview={preview} />
        </>
      )}
    </>
  );
}

type BlocksProps = { held: readonly string[]; chosen: string[] | null; choose: (blocks: string[] | null) => void };

function Blocks({ held, chosen, choose }: BlocksProps) {
  const t = useTranslations("lost");
  if (held.length < 2) return null;
  return (
    <div className={styles.blocks}>
      <SegmentedControl
        aria-label={t("blocks")}
        value={chosen === null ? "whole" : "part"}
        onChange={(value) => choose(value === "whole" ? null : held.slice(-1))}
        data={[
          { value: "whole", label: t("whole") },
          { value: "part", label: t("part") },
        ]}
      />
      {chosen !== null && (
        <Checkbox.Group
          label={t("blocks")}
          value={chosen}
          onChange={(blocks) => blocks.length > 0 && choose([...blocks].sort())}
        >
          <div className={styles.blockBoxes}>
            {held.map((startsAt) => (
              <Checkbox key={startsAt} value={startsAt} label={<bdi dir="ltr">{startsAt}</bdi>} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </div>
  );
}

function LostBefore() {
  const t = useTranslations("lost");
  const terms = useTranslations("terms");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const before = useQuery(server.lostDays.list.queryOptions({ courtId: court.id }));
  if (!before.data || before.data.length === 0) return null;
  return (
    <section className={styles.before}>
      <h2>{t("before")}</h2>
      <ul>
        {before.data.map((one) => (
          <li key={one.id}>
            <Link href={`/${court.code}/lost/${one.id}`}>{dayWords(one.day, language, "short")}</Link>{" "}
            {one.blocks && <bdi dir="ltr">{one.blocks.join(", ")}</bdi>}{" "}
            <bdi>{one.because || (one.reason ? terms(`reasons.${one.reason}`) : "")}</bdi>{" "}
            <span className="soft">{t("beforeOne", { n: one.matters })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
