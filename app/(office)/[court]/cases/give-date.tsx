"use client";

import { Button, Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import { officeNumber } from "../../../../server/rules/case-label.ts";
import { Icon } from "../../../components/icons.tsx";
import { OfferForm } from "../process/offer/offer-form.tsx";
import { useOffer } from "../process/offer/use-offer.ts";
import type { File } from "./case-file.tsx";
import { useAccusedWords } from "./case-words.tsx";
import { ListMatterForm } from "./list-matter-form.tsx";

type Given = { said: string; hearingId: number };

/** A date for this one matter, without waiting for the next plan; then what must go out for it. */
export function GiveDate({ file }: { file: File }) {
  const t = useTranslations("docket");
  const accused = useAccusedWords();
  const [isOpen, setOpen] = useState(false);
  const [given, setGiven] = useState<Given | null>(null);
  const label = file.number ?? (file.fir ? `FIR ${file.fir.number}/${file.fir.year}` : t("noNumber"));
  const search = useSearchParams();
  const isAsked = search.get("give") === "date";
  // A link from elsewhere, as from a reply that came, opens the dialog.
  useEffect(() => {
    if (isAsked) setOpen(true);
  }, [isAsked]);
  const close = () => {
    if (isAsked) window.history.replaceState(null, "", window.location.pathname);
    setOpen(false);
    setGiven(null);
  };
  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setOpen(true)}>
        {t("listMatter.open")}
      </Button>
      <Modal opened={isOpen} onClose={close} title={t("listMatter.title")} size="lg">
        {given ? (
          <GoesOut given={given} onDone={close} />
        ) : (
          <ListMatterForm
            matter={{ ...file, label, accusedTitle: accused(file.accusedTitle) }}
            onBack={close}
            onDone={(said, hearingId) => setGiven({ said, hearingId })}
          />
        )}
      </Modal>
    </>
  );
}

/** Nothing to send, or nobody to ask, and the dialog is gone as it was before. */
function GoesOut({ given: { said, hearingId }, onDone }: { given: Given; onDone: () => void }) {
  const t = useTranslations("process.offer");
  const actions = useTranslations("actions");
  const of = useMemo(() => ({ hearingIds: [hearingId] }), [hearingId]);
  const { offered, isSettled, isBusy, answer, undo, answered } = useOffer(of);
  const [matter] = offered;
  const isOver = isSettled && !matter && !answered;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it ends once, whoever renders it again.
  useEffect(() => {
    if (!isOver) return;
    notifications.show({ message: said });
    onDone();
  }, [isOver]);
  if (answered) {
    const number = officeNumber(answered.matter);
    return (
      <p role="status">
        <Icon name="done" size={14} /> {said}{" "}
        {answered.n === 0 ? t("struck", { number }) : t("accepted", { number, n: answered.n })}{" "}
        <Button size="compact-sm" variant="default" disabled={isBusy} onClick={() => void undo()}>
          {actions("undo")}
        </Button>{" "}
        <Button size="compact-sm" data-autofocus onClick={onDone}>
          {actions("close")}
        </Button>
      </p>
    );
  }
  if (!matter) return null;
  return (
    <>
      <p role="status">
        <Icon name="done" size={14} /> {said}
      </p>
      <h3>{t("label")}</h3>
      <OfferForm matter={matter} isBusy={isBusy} onAnswer={(chosen) => void answer(matter, chosen)} onLater={onDone} />
    </>
  );
}
