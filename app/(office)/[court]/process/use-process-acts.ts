"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import type { ProcessState } from "../../../../server/rules/process/process-states.ts";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import type { Accepted } from "./process-data.ts";

export type Done = { message: string; changeId: number };

/** Everything the screen writes. What was done last stays with its way back. */
export function useProcessActs() {
  const { court } = useCourt();
  const t = useTranslations("process");
  const server = useServer();
  const queryClient = useQueryClient();
  const showError = useShowError();
  const [done, setDone] = useState<Done | null>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: server.process.pathKey() });
  const accepting = useMutation(server.process.accept.mutationOptions({ onError: showError }));
  const marking = useMutation(server.process.mark.mutationOptions({ onError: showError }));
  const recalling = useMutation(server.process.markRecall.mutationOptions({ onError: showError }));
  const remaking = useMutation(server.process.remake.mutationOptions({ onError: showError }));
  const addressing = useMutation(server.process.address.mutationOptions({ onError: showError }));
  const undoing = useMutation(server.changes.undo.mutationOptions({ onError: showError }));
  const isBusy = [accepting, marking, recalling, remaking, addressing, undoing].some(({ isPending }) => isPending);
  const key = () => crypto.randomUUID();

  const finish = async (message: string, changeId: number) => {
    setDone({ message, changeId });
    await refresh();
  };
  const accept = async (items: Accepted[], as: "to-issue" | "issued" | "struck") => {
    if (isBusy || items.length === 0) return;
    const { changeId } = await accepting.mutateAsync({ courtId: court.id, items, as, key: key() });
    await finish(as === "struck" ? t("day.done.struck") : t("day.done.accept", { n: items.length }), changeId);
  };
  const mark = async (ids: number[], to: ProcessState) => {
    if (isBusy || ids.length === 0) return;
    const { changeId } = await marking.mutateAsync({ courtId: court.id, ids, to, key: key() });
    await finish(t("day.done.mark", { n: ids.length, state: t(`states.${to}`) }), changeId);
  };
  const markRecall = async (ids: number[], as: "sent" | "acknowledged", day: CourtDay, by: string | null) => {
    if (isBusy || ids.length === 0) return;
    const { changeId } = await recalling.mutateAsync({ courtId: court.id, ids, as, day, by, key: key() });
    await finish(t("recall.done", { n: ids.length }), changeId);
  };
  const address = async (ids: number[], addressee: string) => {
    const { changeId } = await addressing.mutateAsync({ courtId: court.id, ids, addressee, key: key() });
    await finish(t("day.done.address"), changeId);
  };
  const remake = async (ids: number[]) => {
    if (isBusy || ids.length === 0) return;
    const { changeId } = await remaking.mutateAsync({ courtId: court.id, ids, key: key() });
    await finish(t("production.done", { n: ids.length }), changeId);
  };
  const undo = async () => {
    if (!done || isBusy) return;
    await undoing.mutateAsync({ courtId: court.id, changeId: done.changeId, key: key() });
    setDone(null);
    await refresh();
  };
  /** The error was shown already: nothing more is to be done about it. */
  const quietly = (work: Promise<void>) => void work.catch(() => {});
  return {
    ...{ done, isBusy },
    accept: (items: Accepted[], as: "to-issue" | "issued" | "struck") => quietly(accept(items, as)),
    mark: (ids: number[], to: ProcessState) => quietly(mark(ids, to)),
    markRecall: (ids: number[], as: "sent" | "acknowledged", day: CourtDay, by: string | null) =>
      quietly(markRecall(ids, as, day, by)),
    address: (ids: number[], addressee: string) => quietly(address(ids, addressee)),
    remake: (ids: number[]) => quietly(remake(ids)),
    undo: () => quietly(undo()),
  };
}

export type ProcessActs = ReturnType<typeof useProcessActs>;
