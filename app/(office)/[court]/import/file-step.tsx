"use client";

import { Alert, Button, FileButton, Loader, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type DragEvent, useEffect, useRef, useState } from "react";
import { Icon } from "../../../components/icons.tsx";
import { useCourt } from "../../court-context.tsx";
import { isTyping } from "../../go-keys.ts";
import styles from "./import.module.css";
import { type Sent, sendFile } from "./send-file.ts";

type Props = { onRead: (uploadId: string) => void };

/** Drop, choose or paste: the file is sent at once and read on the court's computer. */
export function FileStep({ onRead }: Props) {
  const t = useTranslations("imports.file");
  const { court } = useCourt();
  const [reading, setReading] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Sent | null>(null);
  const [isPasting, setPasting] = useState(false);

  const send = async (file: Blob, name: string) => {
    setRefusal(null);
    setReading(name);
    const sent = await sendFile(court.code, file, name);
    setReading(null);
    if ("uploadId" in sent) onRead(sent.uploadId);
    else setRefusal(sent);
  };
  const sendText = (text: string) => send(new Blob([text], { type: "text/plain" }), t("pasted"));
  const { isOver, target } = useDrop((file) => send(file, file.name));
  usePastedCells(sendText);

  if (reading !== null)
    return (
      <div className={styles.drop} role="status">
        <Loader size="sm" />
        <p>{t("reading", { name: reading })}</p>
      </div>
    );
  return (
    <section aria-label={t("heading")}>
      <Refusal sent={refusal} />
      {isPasting ? (
        <PasteField onUse={sendText} onClose={() => setPasting(false)} />
      ) : (
        <div className={`${styles.drop} ${isOver ? styles.isOver : ""}`} {...target}>
          <Icon name="import" size={32} />
          <strong>{t("drop")}</strong>
          <span className="soft">{t("dropHow")}</span>
          <div className={styles.buttons}>
            <FileButton onChange={(file) => file && send(file, file.name)} accept=".xlsx,.csv,.tsv,.txt,.xls">
              {(props) => <Button {...props}>{t("choose")}</Button>}
            </FileButton>
            <Button variant="default" onClick={() => setPasting(true)}>
              {t("paste")}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

function PasteField({ onUse, onClose }: { onUse: (text: string) => void; onClose: () => void }) {
  const t = useTranslations("imports.file");
  const tActions = useTranslations("actions");
  const [text, setText] = useState("");
  return (
    <form
      className={styles.paste}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) onUse(text);
      }}
    >
      <Textarea
        label={t("pasteLabel")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={10}
        data-autofocus
        autoFocus
        dir="auto"
        styles={{ input: { fontSize: 13, whiteSpace: "pre", overflowX: "auto" } }}
      />
      <div className={styles.buttons}>
        <Button type="submit" disabled={text.trim() === ""}>
          {t("pasteUse")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {tActions("cancel")}
        </Button>
      </div>
    </form>
  );
}

function Refusal({ sent }: { sent: Sent | null }) {
  const t = useTranslations("imports");
  const tErrors = useTranslations("errors");
  if (sent === null || "uploadId" in sent) return null;
  const words =
    "failed" in sent
      ? t("file.failed")
      : t(`fileRefusals.${sent.refused}`, { line: sent.line ?? 0, detail: sent.detail ?? "" });
  return (
    <Alert color="red" variant="light" title={tErrors("title")} icon={<Icon name="risk" />} role="alert" mb="sm">
      {words}
    </Alert>
  );
}

/** The whole window takes a file that is dropped, so that a near miss does not open it instead. */
function useDrop(onFile: (file: File) => void) {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFile);
  take.current = onFile;
  useEffect(() => {
    const over = (event: globalThis.DragEvent) => event.preventDefault();
    const drop = (event: globalThis.DragEvent) => {
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file) take.current(file);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("drop", drop);
    };
  }, []);
  const enter = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return { isOver, target: { onDragEnter: enter, onDragOver: enter, onDragLeave: () => setOver(false) } };
}

/** Cells pasted anywhere on the screen are taken, without opening a field for them first. */
function usePastedCells(onText: (text: string) => void): void {
  const take = useRef(onText);
  take.current = onText;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (isTyping(event as unknown as KeyboardEvent) || !/\t|\n/.test(text.trim())) return;
      event.preventDefault();
      take.current(text);
    };
    window.addEventListener("paste", paste);
    return () => window.removeEventListener("paste", paste);
  }, []);
}
