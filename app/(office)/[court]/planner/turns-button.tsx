"use client";

import { Button, Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { Turns } from "../cases/people/turns.tsx";

/** Prosecutors whose courts want them on the same days: a turn by the week is offered where the weeks are planned. */
export function TurnsButton({ mayChange }: { mayChange: boolean }) {
  const t = useTranslations("presence.turn");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const [isOpen, setOpen] = useState(false);
  const found = useQuery(server.presence.rotations.queryOptions({ courtId: court.id }));
  const n = found.data?.proposed.length ?? 0;
  return (
    <>
      <Button variant="subtle" color={n > 0 ? undefined : "gray"} title={t("title")} onClick={() => setOpen(true)}>
        {t("inPlanner", { n })}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size="lg"
        title={<strong>{t("title")}</strong>}
        closeButtonProps={{ "aria-label": actions("close") }}
      >
        <Turns mayChange={mayChange} isTitled={false} />
      </Modal>
    </>
  );
}
