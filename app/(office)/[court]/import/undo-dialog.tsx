"use client";

import { Alert, Button, Group, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useRefreshAll } from "./import-data.ts";

type Props = { target: { id: number; fileName: string }; onClose: () => void };

/** Asks once, takes the import back, and names what stayed because somebody has worked on it. */
export function UndoDialog({ target, onClose }: Props) {
  const t = useTranslations("imports.done");
  const tActions = useTranslations("actions");
  const words = useErrorWords();
  const { court } = useCourt();
  const server = useServer();
  const refreshAll = useRefreshAll();
  const [key] = useState(() => crypto.randomUUID());
  const undo = useMutation(
    server.imports.undo.mutationOptions({
      // Also when it is refused: somebody else may have taken it back, or worked on its cases.
      onSettled: refreshAll,
    }),
  );
  return (
    <Modal opened onClose={onClose} title={t("undo")}>
      {undo.data ? (
        <>
          <p role="status">{t("undone", { kept: undo.data.kept.length })}</p>
          {undo.data.kept.length > 0 && (
            <ul>
              {undo.data.kept.map(({ caseId, number }) => (
                <li key={caseId}>
                  <Link href={`/${court.code}/cases/${caseId}`}>
                    <Num>{number}</Num>
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <Group justify="flex-end" mt="md">
            <Button onClick={onClose}>{tActions("close")}</Button>
          </Group>
        </>
      ) : (
        <>
          <p>{t("undoAsk", { name: target.fileName })}</p>
          {undo.isError && (
            <Alert color="red" variant="light" icon={<Icon name="risk" />} role="alert">
              {words(undo.error)}
            </Alert>
          )}
          <Group justify="flex-end" mt="md">
            <Button variant="default" onClick={onClose}>
              {tActions("cancel")}
            </Button>
            <Button
              loading={undo.isPending}
              onClick={() => undo.mutate({ courtId: court.id, importId: target.id, key })}
            >
              {t("undo")}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}
