"use client";

import { Button, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { hasUnreadDay } from "../../../../components/day-field.tsx";
import { useErrorWords } from "../../../../components/refusal.ts";
import own from "./matter.module.css";

/** A button on a case file and the dialog that it opens; the form inside is made anew each time. */
export function ActDialog({
  open,
  title,
  size,
  children,
}: {
  open: string;
  title: string;
  size?: "lg";
  children: (close: () => void) => ReactNode;
}) {
  const actions = useTranslations("actions");
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {open}
      </Button>
      <Modal
        opened={isOpen}
        onClose={close}
        title={title}
        size={size}
        closeButtonProps={{ "aria-label": actions("close") }}
      >
        {children(close)}
      </Modal>
    </>
  );
}

/** The fields of an act, what the server said against it, and its buttons. Not sent while a day in it cannot be read. */
export function ActForm({
  act,
  send,
  close,
  label,
  isReady = true,
  children,
}: {
  act: { error: unknown; isPending: boolean };
  send: () => void;
  close: () => void;
  /** What the button says; left out, to save. */
  label?: string;
  isReady?: boolean;
  children: ReactNode;
}) {
  const actions = useTranslations("actions");
  const words = useErrorWords();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isReady && !hasUnreadDay(event.currentTarget)) send();
  };
  return (
    <form onSubmit={submit} className={own.stack} noValidate>
      {children}
      {act.error !== null && (
        <p role="alert" className="mark mark-breach">
          {words(act.error)}
        </p>
      )}
      <div className={own.foot}>
        <Button variant="default" onClick={close}>
          {actions("cancel")}
        </Button>
        <Button type="submit" loading={act.isPending} disabled={!isReady}>
          {label ?? actions("save")}
        </Button>
      </div>
    </form>
  );
}
