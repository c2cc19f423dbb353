"use client";

import { Button, Checkbox, Textarea, TextInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import styles from "../case-file.module.css";
import { Day, useToday } from "../case-words.tsx";
import { ActDialog, ActForm } from "./act-dialog.tsx";
import own from "./matter.module.css";
import { useMay } from "./use-matter.ts";

/** What came on the progress of an inquiry; the date for the next one is a date like any other. */
export function ProgressReports({ caseId, isOpen }: { caseId: number; isOpen: boolean }) {
  const t = useTranslations("kinds.reports");
  const { court } = useCourt();
  const server = useServer();
  const may = useMay();
  const found = useQuery(server.cases.reports.queryOptions({ courtId: court.id, caseId }));
  if (!found.data) return null;
  return (
    <section>
      <div className={own.head}>
        <h3>{t("title")}</h3>
        {isOpen && may.change && <Add caseId={caseId} />}
      </div>
      {found.data.length === 0 && <p className="soft">{t("none")}</p>}
      <dl className={styles.facts}>
        {found.data.map((report) => (
          <div key={report.id} style={{ display: "contents" }}>
            <dt>
              <Day day={report.day} style="date" />
            </dt>
            <dd>
              <bdi>{report.madeBy}</bdi>
              {report.isFinal && <strong> · {t("final")}</strong>}{" "}
              {may.change && <Remove caseId={caseId} reportId={report.id} version={report.version} />}
              <bdi className={own.order}>{report.says}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Remove({ caseId, reportId, version }: { caseId: number; reportId: number; version: number }) {
  const t = useTranslations("kinds.reports");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const remove = useMutation(
    server.cases.removeReport.mutationOptions({
      onSuccess: ({ changeId }) => saved({ changeId, message: t("removed") }),
      onError: showError,
    }),
  );
  return (
    <Button
      className="no-print"
      size="compact-xs"
      variant="subtle"
      loading={remove.isPending}
      onClick={() => remove.mutate({ courtId: court.id, caseId, reportId, version, key: newKey() })}
    >
      {t("remove")}
    </Button>
  );
}

function Add({ caseId }: { caseId: number }) {
  const t = useTranslations("kinds.reports");
  return (
    <span className="no-print">
      <ActDialog open={t("add")} title={t("add")}>
        {(close) => <Form caseId={caseId} close={close} />}
      </ActDialog>
    </span>
  );
}

function Form({ caseId, close }: { caseId: number; close: () => void }) {
  const t = useTranslations("kinds.reports");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const today = useToday();
  const [day, setDay] = useState<CourtDay | null>(today);
  const [madeBy, setMadeBy] = useState("");
  const [says, setSays] = useState("");
  const [isFinal, setFinal] = useState(false);
  const add = useMutation(
    server.cases.addReport.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("added") });
        close();
      },
    }),
  );
  const send = () => {
    if (day === null) return;
    add.mutate({ courtId: court.id, caseId, day, madeBy, says, isFinal, key: newKey() });
  };
  return (
    <ActForm act={add} send={send} close={close} isReady={day !== null && madeBy.trim() !== "" && says.trim() !== ""}>
      <DayField label={t("day")} value={day} maxDate={today} maw="100%" onChange={setDay} />
      <TextInput
        label={t("madeBy")}
        value={madeBy}
        maxLength={200}
        onChange={(event) => setMadeBy(event.currentTarget.value)}
        data-autofocus
      />
      <Textarea
        label={t("says")}
        value={says}
        maxLength={2000}
        minRows={3}
        autosize
        onChange={(event) => setSays(event.currentTarget.value)}
      />
      <Checkbox label={t("isFinal")} checked={isFinal} onChange={(event) => setFinal(event.currentTarget.checked)} />
      <p className="soft">{t("how")}</p>
    </ActForm>
  );
}
