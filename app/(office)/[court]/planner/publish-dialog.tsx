"use client";

import { Button, Checkbox, Group, Loader, Modal, Stack } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { dayWords } from "../../../../server/rules/calendar/day-words.ts";
import { Icon } from "../../../components/icons.tsx";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { Num } from "../../../components/num.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { WideTable } from "../../../components/wide-table.tsx";
import { useCourt } from "../../court-context.tsx";
import styles from "./planner.module.css";
import { type BoardDay, changesOf, type Preview } from "./planner-data.ts";

type Props = {
  days: readonly BoardDay[];
  isOpen: boolean;
  close: () => void;
  tell: (message: string, changeIds: number[]) => void;
};

/** What will hang on the wall, restricted matters first, before anything is posted. */
export function PublishDialog({ days, isOpen, close, tell }: Props) {
  const t = useTranslations("planner.publish");
  return (
    <Modal opened={isOpen} onClose={close} title={<strong>{t("title")}</strong>} size="xl">
      {isOpen && <Publish days={days} close={close} tell={tell} />}
    </Modal>
  );
}

function Publish({ days, close, tell }: Omit<Props, "isOpen">) {
  const t = useTranslations("planner.publish");
  const actions = useTranslations("actions");
  const language = useLocale();
  const { court } = useCourt();
  const server = useServer();
  const queries = useQueryClient();
  const showError = useShowError();
  const [chosen, setChosen] = useState<CourtDay[]>(days.slice(0, 1).map(({ day }) => day));
  // Always asked anew: what is shown here is what gets posted.
  const preview = useQuery(
    server.lists.preview.queryOptions(
      { courtId: court.id, days: chosen, language },
      { enabled: chosen.length > 0, staleTime: 0 },
    ),
  );
  const publish = useMutation(server.lists.publish.mutationOptions());
  // A second click in the same moment is the same request; what was refused, or chosen otherwise, is another one.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const submit = () =>
    publish.mutate(
      { courtId: court.id, days: chosen, key },
      {
        onSuccess: ({ published, returned }) => {
          const done = published.length > 0 ? t("done", { n: published.length }) : t("nothing");
          tell(returned.length > 0 ? `${done} · ${t("returned", { n: returned.length })}` : done, []);
          close();
        },
        onError: (error) => {
          setKey(crypto.randomUUID());
          showError(error);
        },
        onSettled: () => void queries.invalidateQueries(),
      },
    );
  const toggle = (day: CourtDay) => {
    setKey(crypto.randomUUID());
    setChosen(chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort());
  };
  const isUnchanged = preview.data?.every((one) => one.isUnchanged) ?? false;
  const waits = preview.data?.some(({ approval }) => approval === "missing" || approval === "stale") ?? false;
  return (
    <Stack gap="md">
      {days.length > 1 && (
        <Checkbox.Group label={t("choose")} value={chosen}>
          <div className={styles.chooseDays}>
            {days.map((day) => (
              <Checkbox
                key={day.day}
                value={day.day}
                onChange={() => toggle(day.day)}
                label={dayWords(day.day, language, "short")}
              />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {preview.isFetching && !preview.data && (
        <span role="status">
          <Loader size="xs" /> {t("loading")}
        </span>
      )}
      {preview.isError && <NotLoaded of={preview} />}
      {preview.data?.map((one) => (
        <ListPreview key={`${one.day}/${one.supplementary}`} preview={one} />
      ))}
      {isUnchanged && <p className="soft">{t("nothing")}</p>}
      <Group justify="end" className={styles.publishFoot}>
        <Button variant="default" onClick={close}>
          {actions("cancel")}
        </Button>
        <Button
          onClick={submit}
          loading={publish.isPending}
          disabled={chosen.length === 0 || !preview.data || preview.isFetching || isUnchanged || waits}
        >
          {t("submit", { n: chosen.length, day: chosen[0] ? dayWords(chosen[0], language, "short") : "" })}
        </Button>
      </Group>
    </Stack>
  );
}

function ListPreview({ preview }: { preview: Preview }) {
  const t = useTranslations("planner.publish");
  const causes = useTranslations("terms.restrictions");
  const language = useLocale();
  const { matters, added, moved, removed, version, supplementary, isUnchanged } = preview;
  const rows = preview.view.blocks.flatMap((block) =>
    block.groups.flatMap((group) => group.rows.map((row) => ({ ...row, time: block.time }))),
  );
  const because = new Map(preview.withheld.map((one) => [one.serial, one.because]));
  const withheld = rows.filter((row) => row.isWithheld);
  return (
    <section className={styles.preview}>
      <h3>
        {dayWords(preview.day, language)}{" "}
        <span className="soft">
          · {supplementary === null ? "" : `${t("supplementary", { n: supplementary })} · `}
          {t("version", { n: version })}
        </span>
      </h3>
      <p className={styles.previewCounts}>
        {version > 1 ? t("counts", { matters, added, moved, removed }) : t("firstCounts", { matters })}
        {isUnchanged && ` · ${t("unchanged")}`}
      </p>
      {preview.approval !== "not-asked" && (
        <p className={`mark ${preview.approval === "given" ? "mark-done" : "mark-risk"}`} role="note">
          <Icon name={preview.approval === "given" ? "done" : "risk"} size={14} /> {t(`approval.${preview.approval}`)}
        </p>
      )}
      {preview.returned.length > 0 && (
        <p className="mark mark-risk" role="note" style={{ whiteSpace: "normal" }}>
          <Icon name="risk" size={14} />{" "}
          {t("willReturn", {
            n: preview.returned.length,
            numbers: preview.returned.map(({ number }) => `\u2066${number}\u2069`).join(", "),
          })}
        </p>
      )}
      <h4>
        <Icon name="lock" size={14} /> {t("wall")}: {t("restricted", { n: withheld.length })}
      </h4>
      {withheld.length > 0 && (
        <>
          <p className="soft">{t("restrictedText")}</p>
          <WallTable rows={withheld} because={(serial) => causes(because.get(serial) ?? "unknown-section")} />
        </>
      )}
      <details>
        <summary>{t("all")}</summary>
        <WallTable rows={rows} />
      </details>
    </section>
  );
}

type WallRow = Preview["view"]["blocks"][number]["groups"][number]["rows"][number] & { time: string };

function WallTable({ rows, because }: { rows: readonly WallRow[]; because?: (serial: number) => string }) {
  const t = useTranslations("planner.publish");
  return (
    <WideTable label={t("wall")}>
      <table className={`sheet ${styles.wall}`}>
        <thead>
          <tr>
            <th scope="col">{t("columns.serial")}</th>
            <th scope="col">{t("columns.time")}</th>
            <th scope="col">{t("columns.number")}</th>
            <th scope="col">{t("columns.parties")}</th>
            <th scope="col">{t("columns.purpose")}</th>
            {because && <th scope="col">{t("because")}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.serial}>
              <td data-name={t("columns.serial")}>
                <Num>{row.serial}</Num>
              </td>
              <td data-name={t("columns.time")}>
                <Num>{row.time}</Num>
              </td>
              <td data-name={t("columns.number")}>
                <Num>{row.caseNumber}</Num>
              </td>
              <td data-name={t("columns.parties")} className={row.isWithheld ? "soft" : undefined}>
                {row.parties}
              </td>
              <td data-name={t("columns.purpose")}>{row.purpose}</td>
              {because && (
                <td data-name={t("because")} className="soft">
                  {because(row.serial)}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}

/** The days with something to post: hearing days first, nearest first, for theirs are the lists that people look for. */
export const daysToPublish = (days: readonly BoardDay[]): BoardDay[] => {
  const changed = days.filter((day) => changesOf(day) > 0);
  const isHearingDay = ({ kind }: BoardDay) => kind === "dedicated";
  return [...changed.filter(isHearingDay), ...changed.filter((day) => !isHearingDay(day))];
};
