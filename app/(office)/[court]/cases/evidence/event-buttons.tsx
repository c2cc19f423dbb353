"use client";

import { ActionIcon, Button, Menu } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { LedgerEventKind } from "../../../../../server/rules/evidence/evidence-ledger.ts";
import { useCourt } from "../../../court-context.tsx";
import { ChaseDialog } from "./chase-dialog.tsx";
import { EventDialog } from "./event-dialog.tsx";
import type { Request } from "./evidence-words.ts";
import { useRecordEvent } from "./use-record-event.ts";

const QUICK: readonly LedgerEventKind[] = ["sent", "chased", "renewed", "partly-answered", "answered", "refused"];

type Props = { request: Request; onEdit?: (() => void) | undefined; onRemove?: (() => void) | undefined };

/** One press records it for today, but for a reminder, which asks first; the menu has the rest. Tab order goes through them, and letters do the same. */
export function EventButtons({ request, onEdit, onRemove }: Props) {
  const t = useTranslations();
  const { court } = useCourt();
  const { record, isBusy } = useRecordEvent();
  const [isDated, setDated] = useState(false);
  const [isChasing, setChasing] = useState(false);
  const quick = QUICK.filter((kind) => request.may.includes(kind));
  const lastChaser = request.events.findLast(({ kind }) => kind === "chased");
  const hasMore = request.may.length > 0 || onEdit;
  return (
    <>
      {quick.map((kind) => (
        <Button
          key={kind}
          size="compact-xs"
          variant="default"
          disabled={isBusy}
          onClick={() => (kind === "chased" ? setChasing(true) : record({ requests: [request], kind }))}
        >
          {t(`evidence.record.${kind}`)}
        </Button>
      ))}
      {lastChaser && (
        <Button
          component={Link}
          href={`/${court.code}/evidence/letters?ids=${lastChaser.eventId}`}
          prefetch={false}
          size="compact-xs"
          variant="subtle"
        >
          {t("evidence.section.letter")}
        </Button>
      )}
      {hasMore && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={t("frame.more")}>
              <span aria-hidden>⋯</span>
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {request.may.length > 0 && (
              <Menu.Item onClick={() => setDated(true)}>{t("evidence.section.otherDay")}</Menu.Item>
            )}
            {onEdit && <Menu.Item onClick={onEdit}>{t("actions.edit")}</Menu.Item>}
            {request.may.includes("withdrawn") && (
              <Menu.Item onClick={() => record({ requests: [request], kind: "withdrawn" })}>
                {t("evidence.record.withdrawn")}
              </Menu.Item>
            )}
            {onRemove && request.events.length === 0 && (
              <Menu.Item onClick={onRemove}>{t("evidence.form.remove")}</Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      )}
      {isChasing && <ChaseDialog requests={[request]} onClose={() => setChasing(false)} />}
      {isDated && <EventDialog request={request} onClose={() => setDated(false)} />}
    </>
  );
}
