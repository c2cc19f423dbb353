"use client";

import { Loader, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { GoesOut } from "../process/offer/goes-out.tsx";
import { CaseForm, type SavedCase } from "./case-form.tsx";

type Props = { caseId: number | null; onClose: () => void; onSaved: (caseId: number) => void };

/**
 * Entering a case, or editing one as it is at this moment; a matter that is entered has its first date, and what must go
 * out for it is asked at once. Closing never loses what was typed without asking.
 */
export function CaseDialog({ caseId, onClose, onSaved }: Props) {
  const t = useTranslations("docket.form");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const isTouched = useRef(false);
  const found = useQuery(
    server.cases.file.queryOptions(
      { courtId: court.id, caseId: caseId ?? 0 },
      // The form keeps the version it was opened with; a later one would hide that somebody else wrote.
      { enabled: caseId !== null, refetchOnWindowFocus: false, refetchOnMount: "always" },
    ),
  );
  const [opened] = useState(caseId);
  // What was kept from before may be older than the last save of somebody else.
  const isFresh = caseId === null || (found.isFetchedAfterMount && found.data !== undefined);
  const wasFresh = useRef(false);
  wasFresh.current ||= isFresh;
  const isRead = wasFresh.current;
  const [entered, setEntered] = useState<SavedCase | null>(null);
  const end = () => entered && onSaved(entered.caseId);
  const close = () => {
    if (entered) onSaved(entered.caseId);
    else if (!isTouched.current || window.confirm(t("leave"))) onClose();
  };
  const title = opened === null ? t("register") : t("edit", { number: found.data?.number ?? "" });

  return (
    <Modal opened onClose={close} title={title} size={860} closeButtonProps={{ "aria-label": actions("close") }}>
      {caseId !== null && !isRead && !found.isError && (
        <Loader role="status" size="sm" aria-label={actions("loading")} />
      )}
      {found.isError && !found.data && <NotLoaded of={found} />}
      {entered?.hearingId && <GoesOut said={entered.said} hearingId={entered.hearingId} onNothing={end} onDone={end} />}
      {isRead && !entered && (
        <CaseForm
          file={found.data ?? null}
          onTouched={() => {
            isTouched.current = true;
          }}
          onSaved={(saved) => (saved.hearingId === null ? onSaved(saved.caseId) : setEntered(saved))}
          onCancel={close}
        />
      )}
    </Modal>
  );
}
