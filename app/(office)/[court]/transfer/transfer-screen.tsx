"use client";

import { Button, Loader, NativeSelect, Radio, Stack, Textarea, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../components/day-field.tsx";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { Num } from "../../../components/num.tsx";
import { useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { WideTable } from "../../../components/wide-table.tsx";
import { useCourt } from "../../court-context.tsx";
import { Day, useDayText, useToday } from "../cases/case-words.tsx";
import { newKey, useSaved } from "../settings/use-save.tsx";
import { chosenFor, forgetChosen } from "./chosen.ts";
import styles from "./transfer.module.css";

type Outputs = inferRouterOutputs<AppRouter>["desk"];
type Preview = Outputs["previewTransfer"];

const OUTSIDE = "outside";
const MOST_SHOWN = 60;

/** Cases go to another court, all at once: what would happen is shown before anything is written. */
export function TransferScreen() {
  const t = useTranslations("desk.transfer");
  const { me, court } = useCourt();
  const server = useServer();
  const board = useQuery(server.desk.transferBoard.queryOptions({ courtId: court.id }));
  const mayChange = me.role === "clerk" || me.role === "administrator";
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("title")}</h1>
      </div>
      {board.isPending && <Loader role="status" size="sm" aria-label={t("title")} />}
      {board.isError && !board.data && <NotLoaded of={board} />}
      {board.data && mayChange && <TransferForm courts={board.data.courts} />}
      {board.data && <Acts acts={board.data.acts} />}
    </div>
  );
}

function TransferForm({ courts }: { courts: Outputs["transferBoard"]["courts"] }) {
  const t = useTranslations("desk.transfer");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const router = useRouter();
  const saved = useSaved();
  const words = useErrorWords();
  const today = useToday();
  const [chosen, setChosen] = useState<number[]>([]);
  const [isAll, setAll] = useState(false);
  const [to, setTo] = useState(courts[0] ? String(courts[0].id) : OUTSIDE);
  const [outside, setOutside] = useState("");
  const [day, setDay] = useState<CourtDay>(today);
  const [orderedBy, setOrderedBy] = useState("");
  const [because, setBecause] = useState("");
  const [numbering, setNumbering] = useState<"next" | "keep">("next");
  const [key] = useState(newKey);
  useEffect(() => {
    setChosen(chosenFor(court.id));
    setAll(false);
  }, [court.id]);
  const caseIds = isAll ? ("all" as const) : chosen;
  const toCourtId = to === OUTSIDE ? null : Number(to);
  const toCourt = to === OUTSIDE ? outside.trim() || null : null;
  const [choice] = useDebouncedValue({ courtId: court.id, caseIds, toCourtId, toCourt }, 150);
  const hasCases = isAll || chosen.length > 0;
  const preview = useQuery(
    server.desk.previewTransfer.queryOptions(choice, {
      enabled: choice.caseIds === "all" || choice.caseIds.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
  const transfer = useMutation(
    server.desk.transfer.mutationOptions({
      onSuccess: ({ changeId, cases, dates }) => {
        forgetChosen();
        saved({ changeId, message: t("done", { n: cases, dates }) });
        router.push(`/${court.code}/transfer/${changeId}`);
      },
    }),
  );
  const n = preview.data?.cases ?? 0;
  const isReady =
    hasCases && n > 0 && orderedBy.trim() !== "" && because.trim() !== "" && (toCourtId !== null || toCourt);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // What was refused had no effect, so another try with more said is another request.
    const again = transfer.isError ? newKey() : key;
    const order = { day, orderedBy, because, numbering };
    transfer.mutate({ courtId: court.id, caseIds, toCourtId, toCourt, ...order, key: again });
  };
  const nameOf = (one: (typeof courts)[number]) => (language === "ur" ? (one.nameUr ?? one.nameEn) : one.nameEn);
  return (
    <div className={styles.columns}>
      <form onSubmit={submit} className={styles.form}>
        <Radio.Group
          label={t("what")}
          value={isAll ? "all" : chosen.length > 0 ? "chosen" : null}
          onChange={(value) => setAll(value === "all")}
        >
          <Stack gap={6} mt={6}>
            <Radio value="chosen" label={t("selected", { n: chosen.length })} disabled={chosen.length === 0} />
            <Radio value="all" label={t("all")} />
          </Stack>
        </Radio.Group>
        {!hasCases && <p className="soft">{t("nothing")}</p>}
        <NativeSelect
          label={t("to")}
          value={to}
          data={[
            ...courts.map((one) => ({ value: String(one.id), label: nameOf(one) })),
            { value: OUTSIDE, label: t("outside") },
          ]}
          description={courts.length === 0 ? t("noCourts") : undefined}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        {to === OUTSIDE && (
          <TextInput
            label={t("outsideName")}
            description={t("outsideHow")}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={outside}
            maxLength={160}
            onChange={(event) => setOutside(event.currentTarget.value)}
          />
        )}
        {to !== OUTSIDE && (
          <NativeSelect
            label={t("numbering")}
            value={numbering}
            data={[
              { value: "next", label: t("next") },
              { value: "keep", label: t("keep") },
            ]}
            onChange={(event) => setNumbering(event.currentTarget.value as "next" | "keep")}
          />
        )}
        <DayField label={t("day")} value={day} maxDate={today} onChange={(one) => one && setDay(one)} />
        <TextInput
          label={t("orderedBy")}
          value={orderedBy}
          maxLength={120}
          onChange={(event) => setOrderedBy(event.currentTarget.value)}
        />
        <Textarea
          label={t("because")}
          value={because}
          maxLength={500}
          minRows={2}
          autosize
          onChange={(event) => setBecause(event.currentTarget.value)}
        />
        {transfer.error && (
          <p role="alert" className="mark mark-breach">
            {words(transfer.error)}
          </p>
        )}
        {transfer.isPending && (
          <p role="status" className="soft">
            <Loader size="xs" /> {t("working", { n })}
          </p>
        )}
        <Button type="submit" disabled={!isReady} loading={transfer.isPending}>
          {t("do", { n })}
        </Button>
      </form>
      <section className={styles.side} aria-label={t("preview")} aria-busy={preview.isFetching}>
        <h2>{t("preview")}</h2>
        {preview.isError && <NotLoaded of={preview} />}
        {preview.isLoading && <Loader role="status" size="sm" aria-label={t("preview")} />}
        {hasCases && preview.data && <PreviewOf preview={preview.data} isOutside={to === OUTSIDE} />}
      </section>
    </div>
  );
}

function PreviewOf({ preview, isOutside }: { preview: Preview; isOutside: boolean }) {
  const t = useTranslations("desk.transfer");
  const terms = useTranslations("terms.purposes");
  const { partHeard, withoutOutcome, days, dates } = preview;
  return (
    <>
      <p className={styles.marks}>
        <strong className="mark mark-plain">{t("cases", { n: preview.cases })}</strong>
        {!isOutside && <span className="mark mark-done">{t("sameDay", { n: preview.sameDay })}</span>}
        {!isOutside && <span className="mark mark-plain">{t("otherDay", { n: preview.otherDay })}</span>}
        {preview.overPlan > 0 && <span className="mark mark-risk">{t("overPlan", { n: preview.overPlan })}</span>}
        {!isOutside && preview.withoutDate > 0 && (
          <span className="mark mark-plain">{t("withoutDate", { n: preview.withoutDate })}</span>
        )}
      </p>
      {withoutOutcome.length > 0 && (
        <Numbers title={t("withoutOutcome", { n: withoutOutcome.length })} numbers={withoutOutcome} isRisk />
      )}
      {partHeard.length > 0 && <Numbers title={t("partHeard", { n: partHeard.length })} numbers={partHeard} />}
      {days.length > 0 && (
        <>
          <h3>{t("perDay")}</h3>
          <ul className={styles.list}>
            {days.slice(0, MOST_SHOWN).map(({ day, matters }) => (
              <li key={day}>
                <Day day={day} /> <Num className="soft">{matters}</Num>
              </li>
            ))}
          </ul>
        </>
      )}
      {dates.length > 0 && (
        <WideTable label={t("firstDates")}>
          <table className="sheet">
            <thead>
              <tr>
                <th scope="col">{t("firstDates")}</th>
                <th scope="col" />
                <th scope="col">{t("from")}</th>
                <th scope="col">{t("there")}</th>
              </tr>
            </thead>
            <tbody>
              {dates.slice(0, MOST_SHOWN).map((one) => (
                <tr key={`${one.caseId}/${one.purpose}`}>
                  <td>
                    <Num>{one.number}</Num>
                  </td>
                  <td className="soft">{terms(one.purpose)}</td>
                  <td>{one.from ? <Day day={one.from} /> : "–"}</td>
                  <td>
                    <Day day={one.to} /> {one.isOver && <span className="mark mark-risk">+</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      )}
      {dates.length > MOST_SHOWN && <p className="soft">{t("more", { n: dates.length - MOST_SHOWN })}</p>}
    </>
  );
}

function Numbers({
  title,
  numbers,
  isRisk = false,
}: {
  title: string;
  numbers: readonly { caseId: number; number: string }[];
  isRisk?: boolean;
}) {
  const { court } = useCourt();
  return (
    <details open={numbers.length <= 12}>
      <summary>
        <strong className={isRisk ? "mark mark-breach" : undefined}>{title}</strong>
      </summary>
      <ul className={styles.list}>
        {numbers.map(({ caseId, number }) => (
          <li key={caseId}>
            <Link href={`/${court.code}/cases/${caseId}`} prefetch={false}>
              <Num>{number}</Num>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Acts({ acts }: { acts: Outputs["transferBoard"]["acts"] }) {
  const t = useTranslations("desk.transfer");
  const { court } = useCourt();
  const text = useDayText();
  return (
    <section>
      <h2>{t("acts")}</h2>
      {acts.length === 0 && <p className="soft">{t("noActs")}</p>}
      <ul className={styles.acts}>
        {acts.map((act) => (
          <li key={act.changeId}>
            <Link href={`/${court.code}/transfer/${act.changeId}`}>{text(act.day, "date")}</Link>{" "}
            {t("cases", { n: act.cases })}{" "}
            {act.isIn
              ? t("in", { court: `\u2068${act.fromEn ?? ""}\u2069` })
              : t("out", { court: `\u2068${act.toEn ?? ""}\u2069` })}{" "}
            <bdi className="soft">{act.orderedBy}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}
