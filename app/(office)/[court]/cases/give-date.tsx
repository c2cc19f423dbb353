"use client";

import { Button, Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { GoesOut } from "../process/offer/goes-out.tsx";
import type { File } from "./case-data.ts";
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
          <GoesOut
            {...given}
            onNothing={() => {
              notifications.show({ message: given.said });
              close();
            }}
            onDone={close}
          />
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
