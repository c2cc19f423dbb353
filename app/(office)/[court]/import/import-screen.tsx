"use client";

import { Alert, Button, Loader } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import type { Purpose } from "../../../../server/rules/case/purposes.ts";
import type { DateOrder } from "../../../../server/rules/imports/register-fields.ts";
import { Icon } from "../../../components/icons.tsx";
import { useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { CheckStep } from "./check-step.tsx";
import { ColumnsStep } from "./columns-step.tsx";
import { DatesStep } from "./dates-step.tsx";
import { ExportButton, ExportByName } from "./export-register.tsx";
import { FileStep } from "./file-step.tsx";
import { History } from "./history.tsx";
import styles from "./import.module.css";
import {
  type ColumnUse,
  type Done,
  type Mapping,
  type Preview,
  usePreview,
  useProgress,
  useRefreshAll,
} from "./import-data.ts";
import { OpenedImport } from "./opened-import.tsx";
import { ReadingsStep } from "./readings-step.tsx";
import { RunStep } from "./run-step.tsx";
import { UndoDialog } from "./undo-dialog.tsx";
import { useWhen } from "./use-when.tsx";

/** The register comes in here: a file, what its columns are, what importing would do, and what was done. */
export function ImportScreen() {
  const t = useTranslations("imports");
  const words = useErrorWords();
  const { court } = useCourt();
  const server = useServer();
  // The address keeps the upload, so that reloading does not ask for the file again.
  const address = useSearchParams();
  const uploadId = address.get("upload");
  const openId = Number(address.get("import")) || null;
  const [doneId, setDoneId] = useState<number | null>(null);
  const [undoing, setUndoing] = useState<{ id: number; fileName: string } | null>(null);
  const history = useQuery(server.imports.list.queryOptions({ courtId: court.id }));
  // Without asking the server: the screen has all that it needs.
  const goTo = (query: string) => window.history.replaceState(null, "", `/${court.code}/import${query}`);
  const goToImport = ({ importId }: Done) => {
    setDoneId(importId);
    goTo(`?import=${importId}`);
  };

  return (
    <div className={`page ${styles.import}`}>
      <div className="page-head">
        <h1>{t("title")}</h1>
        <span className="soft">{t("lead")}</span>
        <span className="spacer" />
        <ExportButton />
      </div>
      <p id="export-how" className={`soft ${styles.exportHow}`}>
        {t("exportHow")} <ExportByName />
      </p>
      {uploadId !== null && (
        <OpenUpload key={uploadId} uploadId={uploadId} onDone={goToImport} onAnother={() => goTo("")} />
      )}
      {uploadId === null && openId !== null && (
        <OpenedImport
          key={openId}
          importId={openId}
          isJustDone={openId === doneId}
          onUndo={setUndoing}
          onAgain={() => goTo("")}
        />
      )}
      {uploadId === null && openId === null && <FileStep onRead={(upload) => goTo(`?upload=${upload}`)} />}
      {history.isError && (
        <Alert color="red" variant="light" icon={<Icon name="risk" />} role="alert">
          {words(history.error)}
        </Alert>
      )}
      {history.data && <History imports={history.data} openId={openId} onUndo={setUndoing} />}
      {undoing && <UndoDialog target={undoing} onClose={() => setUndoing(null)} />}
    </div>
  );
}

type OpenProps = { uploadId: string; onDone: (done: Done) => void; onAnother: () => void };

/** A file that was read and is not imported yet. */
function OpenUpload({ uploadId, onDone, onAnother }: OpenProps) {
  const t = useTranslations("imports");
  const words = useErrorWords();
  const { court } = useCourt();
  const server = useServer();
  const refreshAll = useRefreshAll();
  const key = useRef(crypto.randomUUID());
  const [mapping, setMapping] = useState<Mapping | undefined>();
  const [told, setTold] = useState<ReadonlySet<string>>(new Set());
  const commit = useMutation(
    server.imports.commit.mutationOptions({
      onSuccess: (answer) => {
        onDone(answer);
        void refreshAll();
      },
      // Tried again after a failure, it is another try: nothing of the first was saved.
      onError: () => {
        key.current = crypto.randomUUID();
      },
    }),
  );
  const progress = useProgress(uploadId, commit.isPending);
  const isRunning = commit.isPending || Boolean(progress.data);
  const preview = usePreview(uploadId, mapping, !isRunning);

  if (isRunning) return <RunStep progress={progress.data ?? undefined} />;
  if (preview.isError)
    return (
      <Alert color="red" variant="light" icon={<Icon name="risk" />} role="alert" mb="md">
        {words(preview.error)}
        <div>
          <Button mt="sm" onClick={onAnother}>
            {t("file.another")}
          </Button>
        </div>
      </Alert>
    );
  if (!preview.data)
    return (
      <div className={styles.drop} role="status">
        <Loader size="sm" />
        <p>{t("check.checking")}</p>
      </div>
    );
  const { data } = preview;
  const openDates = data.dates.filter(({ header, isOpen }) => isOpen && !told.has(header)).map(({ header }) => header);
  return (
    <>
      <FileLine preview={data} onAnother={onAnother} />
      {commit.isError && (
        <Alert color="red" variant="light" title={t("run.failed")} icon={<Icon name="risk" />} role="alert" mb="md">
          {words(commit.error)}
        </Alert>
      )}
      <ColumnsStep preview={data} onUse={(header, use) => setMapping(withUse(data.mapping, header, use))} />
      <DatesStep
        dates={data.dates}
        told={told}
        onOrder={(header, order) => {
          setTold((before) => new Set(before).add(header));
          setMapping(withOrder(data.mapping, header, order));
        }}
      />
      <ReadingsStep preview={data} onReading={(text, one) => setMapping(withReading(data.mapping, text, one))} />
      <CheckStep
        uploadId={uploadId}
        preview={data}
        isChecking={preview.isFetching}
        openDates={openDates}
        onCommit={() => commit.mutate({ courtId: court.id, uploadId, mapping: data.mapping, key: key.current })}
      />
    </>
  );
}

function FileLine({ preview, onAnother }: { preview: Preview; onAnother: () => void }) {
  const t = useTranslations("imports.file");
  const whenOf = useWhen();
  return (
    <div className={styles.fileLine}>
      <Icon name="docket" />
      <bdi>
        <strong>{preview.fileName}</strong>
      </bdi>
      <span className="soft">{t("rows", { rows: preview.totals.rows })}</span>
      <Button variant="subtle" size="compact-sm" onClick={onAnother}>
        {t("another")}
      </Button>
      {preview.importedBefore && (
        <span className="mark mark-risk">
          <Icon name="clock" size={13} />
          {t.rich("before", { when: () => whenOf(preview.importedBefore ?? "") })}
        </span>
      )}
    </div>
  );
}

/** No field stands in two columns: what one is given, another gives up. */
function withUse({ columns, dateOrder, ...said }: Mapping, header: string, use: ColumnUse): Mapping {
  const freed = Object.entries(columns).map(([other, its]) => [
    other,
    other === header ? use : use !== "ignore" && its === use ? "ignore" : its,
  ]);
  const orders = Object.entries(dateOrder).filter(([other]) => other !== header);
  return { ...said, columns: Object.fromEntries(freed) as Mapping["columns"], dateOrder: Object.fromEntries(orders) };
}

function withOrder({ dateOrder, ...mapping }: Mapping, header: string, order: DateOrder): Mapping {
  return { ...mapping, dateOrder: { ...dateOrder, [header]: order } };
}

/** What the clerk says that words mean; `null` leaves them as they are written. */
function withReading({ readings = {}, ...mapping }: Mapping, text: string, purpose: Purpose | null): Mapping {
  const { [text]: _, ...others } = readings;
  return { ...mapping, readings: purpose === null ? others : { ...others, [text]: purpose } };
}
