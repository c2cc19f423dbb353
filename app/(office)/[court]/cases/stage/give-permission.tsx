"use client";

import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { CourtDay } from "../../../../../server/rules/court-day.ts";
import { DayField, hasUnreadDay } from "../../../../components/day-field.tsx";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { useToday } from "../case-words.tsx";
import own from "./matter.module.css";
import type { Matter } from "./use-matter.ts";

/** The day on which the court permitted the investigation of a complaint (s.155), or its correction. */
export function GivePermission({ caseId, matter }: { caseId: number; matter: Matter }) {
  const t = useTranslations("desk.permission");
  const actions = useTranslations("actions");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t(matter.permissionDay === null ? "open" : "change")}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t("title")}
        closeButtonProps={{ "aria-label": actions("close") }}
      >
        <Form caseId={caseId} matter={matter} close={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Form({ caseId, matter, close }: { caseId: number; matter: Matter; close: () => void }) {
  const t = useTranslations("desk.permission");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const today = useToday();
  const [day, setDay] = useState<CourtDay | null>(matter.permissionDay ?? today);
  const give = useMutation(
    server.desk.givePermission.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("done") });
        close();
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!day || hasUnreadDay(event.currentTarget)) return;
    give.mutate({ courtId: court.id, caseId, version: matter.version, day, key: newKey() });
  };
  return (
    <form onSubmit={submit} className={own.stack}>
      <p>{t("how")}</p>
      <DayField label={t("day")} value={day} maxDate={today} onChange={setDay} data-autofocus />
      {give.error && (
        <p role="alert" className="mark mark-breach">
          {words(give.error)}
        </p>
      )}
      <div className={own.foot}>
        <Button variant="default" onClick={close}>
          {actions("cancel")}
        </Button>
        <Button type="submit" loading={give.isPending} disabled={!day}>
          {t("do")}
        </Button>
      </div>
    </form>
  );
}
