"use client";

import { Modal, SegmentedControl } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import own from "../settlement/life.module.css";
import type { Life } from "../settlement/use-life.ts";
import { AnnounceForm } from "./announce-form.tsx";
import { CopyForm } from "./copy-form.tsx";
import { ReserveForm } from "./reserve-form.tsx";

export type Step = "reserve" | "announce" | "copy";
type Props = { caseId: number; life: Life; first?: Step; onClose: () => void };

const FORMS = { reserve: ReserveForm, announce: AnnounceForm, copy: CopyForm };

/** Reserve, announce, and the day of the certified copy: the one that comes next is open first. */
export function JudgmentDialog({ caseId, life, first, onClose }: Props) {
  const t = useTranslations("settlement.judgment");
  const actions = useTranslations("actions");
  const { judgment, disposalDay } = life;
  const isAnnounced = judgment.version !== null && judgment.announcedDay !== null;
  const steps: Step[] = [
    ...(disposalDay === null ? (["reserve"] as const) : []),
    "announce",
    ...(isAnnounced ? (["copy"] as const) : []),
  ];
  const isDone = isAnnounced && judgment.missing.length === 0;
  const [step, setStep] = useState<Step>(first ?? (isDone ? "copy" : "announce"));
  const Form = FORMS[step];
  return (
    <Modal opened onClose={onClose} title={t("title")} size={900} closeButtonProps={{ "aria-label": actions("close") }}>
      <div className={own.stack}>
        <SegmentedControl
          value={step}
          onChange={(next) => setStep(next as Step)}
          data={steps.map((one) => ({ value: one, label: t(one) }))}
        />
        <Form caseId={caseId} life={life} onClose={onClose} />
      </div>
    </Modal>
  );
}
