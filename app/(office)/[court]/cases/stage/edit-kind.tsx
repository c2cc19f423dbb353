"use client";

import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ApplicationKind } from "../../../../../server/rules/applications/applications.ts";
import { refusalOf } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import type { Picked } from "../links/case-picker.tsx";
import { ActDialog, ActForm } from "./act-dialog.tsx";
import { DOCKETS, DocketFields } from "./registration-fields.tsx";
import type { Matter } from "./use-matter.ts";

/** Mends which docket a matter is in, what is asked for, how it came and when its investigation was permitted. */
export function EditKind({ caseId, matter }: { caseId: number; matter: Matter }) {
  const t = useTranslations("kinds");
  return (
    <ActDialog open={t("open")} title={t("title")}>
      {(close) => <Form caseId={caseId} matter={matter} close={close} />}
    </ActDialog>
  );
}

function Form({ caseId, matter, close }: { caseId: number; matter: Matter; close: () => void }) {
  const t = useTranslations("kinds");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const { shown, setters, kind } = useKind(matter);
  const edit = useMutation(
    server.cases.editKind.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("done") });
        close();
      },
    }),
  );
  const send = () => {
    edit.mutate({ courtId: court.id, caseId, version: matter.version, kind, key: newKey() });
  };
  const refused = refusalOf(edit.error);
  const field = refused?.code === "invalid" ? String(refused.detail.field) : null;
  // An inquiry becomes a trial by an act of its own, which keeps its number.
  const dockets = matter.docket === "inquiry" ? DOCKETS.filter((one) => one !== "trial") : DOCKETS;
  return (
    <ActForm act={edit} send={send} close={close}>
      <DocketFields shown={shown} setters={setters} field={field} edited={{ caseId, dockets }} />
      {shown.docket !== matter.docket && <p className="soft">{t("moves")}</p>}
    </ActForm>
  );
}

function useKind(matter: Matter) {
  const made = matter.applications.find((one) => one.isParent);
  const [docket, setDocket] = useState(matter.docket);
  const [application, setApplication] = useState<ApplicationKind>(matter.applicationKind ?? "bail-497");
  const [parent, setParent] = useState<Picked | null>(made ? { caseId: made.caseId, number: made.number } : null);
  const [mode, setMode] = useState(matter.institutionMode);
  const [fromCourt, setFromCourt] = useState("");
  const split = matter.links.find(({ kind, isFrom }) => kind === "split-from" && isFrom);
  const [splitFrom, setSplitFrom] = useState<Picked | null>(
    split ? { caseId: split.caseId, number: split.number } : null,
  );
  const [permissionDay, setPermissionDay] = useState(matter.permissionDay);
  const choose = (next: typeof docket, asked: ApplicationKind) => {
    setDocket(next);
    setApplication(asked);
  };
  const isApplication = docket === "application";
  const kind = {
    docket,
    applicationKind: isApplication ? application : null,
    parentCaseId: isApplication ? (parent?.caseId ?? null) : null,
    institutionMode: mode,
    permissionDay: docket === "inquiry" ? permissionDay : null,
    fromCourt: mode === "transferred-in" ? fromCourt.trim() || null : null,
    splitFromCaseId: mode === "split-up" ? (splitFrom?.caseId ?? null) : null,
  };
  const shown = { docket, application, parent, mode, fromCourt, splitFrom, permissionDay };
  return { shown, setters: { choose, setParent, setMode, setFromCourt, setSplitFrom, setPermissionDay }, kind };
}
