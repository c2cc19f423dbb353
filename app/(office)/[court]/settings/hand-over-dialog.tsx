"use client";

import { Button, Group, Loader, Modal, NativeSelect, Stack } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import { isPersonRole, OfficialChoice } from "./role-choice.tsx";
import styles from "./settings.module.css";
import type { Member } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

type Props = { member: Member; people: readonly Member[]; close: () => void };

/** What somebody leaves behind who is transferred, and who takes it: one act, and one key takes it back. */
export function HandOverDialog({ member, people, close }: Props) {
  const t = useTranslations("access.staff");
  const actions = useTranslations("actions");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const { court } = useCourt();
  const found = useQuery(server.staff.previewHandOver.queryOptions({ userId: member.userId }, { staleTime: 0 }));
  const [toPersonId, setPerson] = useState<number | null>(null);
  const [chosenUser, setUser] = useState<string | null>(null);
  const takers = people.filter(
    ({ userId, role, isActive }) => isActive && role === member.role && userId !== member.userId,
  );
  const { matters = [], covers = [], personId = null } = found.data ?? {};
  const toUserId = covers.length === 0 ? null : (chosenUser ?? takers[0]?.userId ?? null);
  const handOver = useMutation(server.staff.handOver.mutationOptions({ onError: showError }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = { courtId: court.id, userId: member.userId, toPersonId, toUserId, key: newKey() };
    handOver.mutate(input, {
      onSuccess: ({ changeId, matters: n, covers: courts }) => {
        saved({ changeId, message: t("handedOver", { matters: n, covers: courts }) });
        close();
      },
    });
  };
  const isNothing = found.data !== undefined && matters.length + covers.length === 0;

  return (
    <Modal opened onClose={close} title={t("handOverTitle", { name: `\u2068${member.name}\u2069` })}>
      {found.isPending && <Loader size="sm" role="status" aria-label={actions("loading")} />}
      {found.isError && <NotLoaded of={found} />}
      {isNothing && <p style={{ margin: 0 }}>{t("nothing")}</p>}
      {found.data && !isNothing && (
        <form onSubmit={submit}>
          <Stack gap="sm">
            {matters.length > 0 && <Matters matters={matters} />}
            {matters.length > 0 && isPersonRole(member.role) && (
              <OfficialChoice
                role={member.role}
                value={toPersonId}
                onChange={setPerson}
                label={t("toPerson")}
                except={personId}
              />
            )}
            {covers.length > 0 && <Given covers={covers} />}
            {covers.length > 0 && takers.length === 0 && <p className="soft">{t("noTaker")}</p>}
            {covers.length > 0 && takers.length > 0 && (
              <NativeSelect
                label={t("toUser")}
                value={toUserId ?? ""}
                onChange={(event) => setUser(event.currentTarget.value)}
                data={takers.map((one) => ({ value: one.userId, label: one.name }))}
              />
            )}
            <p className={`soft ${styles.note}`}>{t("thenLetGo")}</p>
            <Group justify="end">
              <Button variant="subtle" color="gray" onClick={close}>
                {actions("cancel")}
              </Button>
              <Button type="submit" loading={handOver.isPending} disabled={toPersonId === null && toUserId === null}>
                {t("goHandOver")}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

type Named = { courtEn: string; courtUr: string | null };

function useCourtName(): (court: Named) => string {
  const language = useLocale();
  return ({ courtEn, courtUr }) => `\u2068${language === "ur" ? (courtUr ?? courtEn) : courtEn}\u2069`;
}

type Matter = Named & {
  courtId: number;
  matters: number;
  nextDay: Parameters<ReturnType<typeof useDayText>>[0] | null;
};

function Matters({ matters }: { matters: readonly Matter[] }) {
  const t = useTranslations("access.staff");
  const nameOf = useCourtName();
  const text = useDayText();
  return (
    <section>
      <strong>{t("matters", { n: matters.reduce((sum, one) => sum + one.matters, 0) })}</strong>
      <ul className={styles.plainList}>
        {matters.map((one) => (
          <li key={one.courtId}>
            {one.nextDay
              ? t("matterLine", { court: nameOf(one), n: one.matters, day: text(one.nextDay, "date") })
              : t("matterLineNone", { court: nameOf(one), n: one.matters })}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Cover = Named & { id: number; fromDay: NonNullable<Matter["nextDay"]>; untilDay: NonNullable<Matter["nextDay"]> };

function Given({ covers }: { covers: readonly Cover[] }) {
  const t = useTranslations("access.staff");
  const nameOf = useCourtName();
  const text = useDayText();
  return (
    <section>
      <strong>{t("covers")}</strong>
      <ul className={styles.plainList}>
        {covers.map((one) => (
          <li key={one.id}>
            {t("coverLine", { court: nameOf(one), from: text(one.fromDay, "date"), until: text(one.untilDay, "date") })}
          </li>
        ))}
      </ul>
    </section>
  );
}
