"use client";

import { type ChangeEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { GridColumn } from "../../../../server/rules/docket/grid-columns.ts";
import styles from "./register.module.css";
import { useAskBeforeReload } from "./use-leave-guard.ts";

/** Where the cursor goes when a cell is done. `fill`: into every selected cell. */
export type Done = "down" | "up" | "next" | "before" | "stay" | "fill";

type Props = {
  column: GridColumn;
  label: string;
  text: string;
  choices: readonly string[];
  onDone: (text: string, done: Done) => void;
  onCancel: () => void;
};

/** The field of a cell that is being written. What is typed is taken on Enter, Tab, or when the field is left. */
export function CellEditor({ column, label, text, choices, onDone, onCancel }: Props) {
  const [written, setWritten] = useState(text);
  const input = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const isOver = useRef(false);
  const list = useId();
  useEffect(() => {
    input.current?.focus();
    input.current?.setSelectionRange(text.length, text.length);
  }, [text]);
  // What is still being typed is no changed cell yet, and would be lost with the page without a word.
  useAskBeforeReload(written !== text);

  const finish = (done: Done) => {
    if (isOver.current) return;
    isOver.current = true;
    onDone(written, done);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const done = doneBy(event);
    if (event.key === "Escape") {
      isOver.current = true;
      onCancel();
    } else if (done) finish(done);
    else return;
    event.preventDefault();
  };
  const common = {
    ref: input,
    className: styles.editor,
    "aria-label": label,
    value: written,
    dir: "auto" as const,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => setWritten(event.currentTarget.value),
    onKeyDown,
    onBlur: () => finish("stay"),
    onCopy: stop,
    onPaste: stop,
    onCut: stop,
  };
  if (column === "remarks") return <textarea {...common} rows={3} />;
  return (
    <>
      <input {...common} list={choices.length > 0 ? list : undefined} autoComplete="off" />
      {choices.length > 0 && (
        <datalist id={list}>
          {choices.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  );
}

/** Text in a field is the field's own to copy and paste. */
const stop = (event: { stopPropagation: () => void }) => event.stopPropagation();

function doneBy(event: KeyboardEvent): Done | null {
  if (event.key === "Tab") return event.shiftKey ? "before" : "next";
  if (event.key !== "Enter" || event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return "fill";
  return event.shiftKey ? "up" : "down";
}
