"use client";

import { Button, Menu } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { Ask } from "./ask-dialog.tsx";
import { ResetCode } from "./code-policy.tsx";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import { type GivenRole, isPersonRole } from "./role-choice.tsx";
import { RoleDialog } from "./role-dialog.tsx";
import styles from "./settings.module.css";
import type { Member } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

type Once = { username: string; password: string };

type Asking = "let-go" | "password" | "code" | "role" | "hand-over";
type Props = { member: Member; people: readonly Member[]; onPassword: (once: Once) => void };

/** Somebody who works here, or did, and what is done about their sign-in. */
export function MemberRow({ member, people, onPassword }: Props) {
  const t = useTranslations("calendar.people");
  const tRoles = useTranslations("frame.roles");
  const tFrame = useTranslations("frame");
  const access = useTranslations("access.staff");
  const { me } = useCourt();
  const language = useLocale();
  const [asking, setAsking] = useState<Asking | null>(null);
  const saved = useSaved();
  const showError = useShowError();
  const server = useServer();
  const change = useMutation(server.staff.change.mutationOptions({ onError: showError }));
  const court = language === "ur" ? (member.courtUr ?? member.courtEn) : member.courtEn;
  const setActive = (isActive: boolean) => {
    const { userId, version, name, role, courtId } = member;
    change.mutate(
      { userId, version, name, role: role as GivenRole, courtId, isActive, key: newKey() },
      { onSuccess: () => saved(), onSettled: () => setAsking(null) },
    );
  };

  // Who can leave anything behind: those with matters of their own, and those to whom courts are given by days.
  const hasOwn = isPersonRole(member.role) || member.role === "judge" || member.role === "clerk";

  return (
    <tr className={member.isActive ? undefined : styles.gone}>
      <td>
        <strong>{member.name}</strong>
        <div className="soft">
          <bdi dir="ltr">{member.username}</bdi>
          {member.isActive && member.isPasswordDue && ` · ${t("passwordDue")}`}
          {member.isActive && !member.hasCode && !me.isDemo && ` · ${access("noCode")}`}
        </div>
      </td>
      <td>{tRoles(member.role)}</td>
      <td>
        {member.isActive ? (
          (court ?? (isPersonRole(member.role) ? access("ownMatters") : t("everyCourt")))
        ) : (
          <span className="mark mark-plain">{t("gone")}</span>
        )}
      </td>
      <td className={styles.rowButtons}>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" color="gray" aria-label={`${tFrame("more")}: ${member.name}`}>
              …
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {member.isActive && <Menu.Item onClick={() => setAsking("role")}>{access("changeRole")}</Menu.Item>}
            {hasOwn && <Menu.Item onClick={() => setAsking("hand-over")}>{access("handOver")}</Menu.Item>}
            {member.isActive && <Menu.Item onClick={() => setAsking("password")}>{t("newPassword")}</Menu.Item>}
            {member.isActive && member.hasCode && (
              <Menu.Item onClick={() => setAsking("code")}>{access("reset")}</Menu.Item>
            )}
            {member.isActive && <Menu.Item onClick={() => setAsking("let-go")}>{t("letGo")}</Menu.Item>}
            {!member.isActive && <Menu.Item onClick={() => setActive(true)}>{t("back")}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
        {asking === "let-go" && (
          <Ask
            title={t("letGoTitle", { name: member.name })}
            more={t("letGoMore")}
            button={t("letGo")}
            isBusy={change.isPending}
            close={() => setAsking(null)}
            go={() => setActive(false)}
          />
        )}
        {asking === "password" && (
          <ResetPassword member={member} onPassword={onPassword} close={() => setAsking(null)} />
        )}
        {asking === "role" && <RoleDialog member={member} close={() => setAsking(null)} />}
        {asking === "hand-over" && <HandOverDialog member={member} people={people} close={() => setAsking(null)} />}
        {asking === "code" && <ResetCode member={member} onPassword={onPassword} close={() => setAsking(null)} />}
      </td>
    </tr>
  );
}

function ResetPassword({
  member,
  onPassword,
  close,
}: {
  member: Member;
  onPassword: (once: Once) => void;
  close: () => void;
}) {
  const t = useTranslations("calendar.people");
  const server = useServer();
  const showError = useShowError();
  const reset = useMutation(server.staff.resetPassword.mutationOptions({ onError: showError, onSettled: close }));
  const go = () =>
    reset.mutate(
      { userId: member.userId, key: newKey() },
      { onSuccess: ({ password }) => onPassword({ username: member.username ?? "", password }) },
    );
  return (
    <Ask
      title={t("newPasswordTitle", { name: member.name })}
      more={t("newPasswordMore")}
      button={t("newPassword")}
      isBusy={reset.isPending}
      close={close}
      go={go}
    />
  );
}
