"use client";

import { Button, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import type { Order } from "./order-paper.tsx";
import styles from "./orders.module.css";

/** What an order still lacks, whether the judge confirmed it, and the clerk's own words in it. On the screen only. */
export function OrderWordsForm({ order }: { order: Order }) {
  const t = useTranslations("process.orders");
  const actions = useTranslations("actions");
  const { me, court } = useCourt();
  const server = useServer();
  const queryClient = useQueryClient();
  const showError = useShowError();
  const [text, setText] = useState<string | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const mayWrite = ["clerk", "judge", "administrator"].includes(me.role);
  const refresh = () => queryClient.invalidateQueries({ queryKey: server.process.pathKey() });
  const save = useMutation(
    server.process.addToOrder.mutationOptions({
      onError: showError,
      onSuccess: async ({ changeId }) => {
        setText(null);
        setDone(changeId);
        await refresh();
        notifications.show({ message: t("saved") });
      },
    }),
  );
  const undo = useMutation(
    server.changes.undo.mutationOptions({
      onError: showError,
      onSuccess: () => {
        setDone(null);
        return refresh();
      },
    }),
  );
  const { outcomeId, version } = order;
  return (
    <div className={`${styles.beside} no-print`}>
      {order.gaps.map((gap) => (
        <span key={gap} className="mark mark-risk">
          {t(`gaps.${gap}`)}
        </span>
      ))}
      {order.isSigned && <span className="mark mark-done">{t("signed")}</span>}
      {mayWrite && text === null && (
        <Button size="compact-xs" variant="subtle" onClick={() => setText(order.note ?? "")}>
          {t("add")}
        </Button>
      )}
      {done !== null && text === null && (
        <Button
          size="compact-xs"
          variant="default"
          loading={undo.isPending}
          onClick={() => undo.mutate({ courtId: court.id, changeId: done, key: crypto.randomUUID() })}
        >
          {actions("undo")}
        </Button>
      )}
      {text !== null && (
        <form
          className={styles.words}
          onSubmit={(event) => {
            event.preventDefault();
            save.mutate({ courtId: court.id, outcomeId, version, note: text.trim() || null, key: crypto.randomUUID() });
          }}
        >
          <Textarea
            autosize
            data-autofocus
            autoFocus
            maxLength={500}
            label={t("words")}
            dir="auto"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => event.code === "Escape" && setText(null)}
          />
          <span className={styles.buttons}>
            <Button type="submit" size="compact-sm" loading={save.isPending}>
              {t("save")}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => setText(null)}>
              {actions("cancel")}
            </Button>
          </span>
        </form>
      )}
    </div>
  );
}
