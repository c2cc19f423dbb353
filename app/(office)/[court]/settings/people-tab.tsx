"use client";

import { Button, Group, Loader, Menu, Stack, TextInput, VisuallyHidden } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { AppRouter } from "../../../../server/router.ts";
import { useErrorWords, useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { Ask } from "./ask-dialog.tsx";
import { CodePolicy, ResetCode } from "./code-policy.tsx";
import { Covers } from "./covers.tsx";
import { EditMember } from "./edit-member.tsx";
import { OncePassword } from "./once-password.tsx";
import { type GivenRole, RoleFields, useRoleFields } from "./role-fields.tsx";
import styles from "./settings.module.css";
import type { TabProps } from "./settings-screen.tsx";
import { newKey, useSaved } from "./use-save.tsx";

export type Member = inferRouterOutputs<AppRouter>["staff"]["list"][number];
type Once = { username: string; password: string };

/** Who works here. A password is shown once, to be copied or printed; nobody can look it up later. */
export function PeopleTab({ settings }: Pick<TabProps, "settings">) {
  const t = useTranslations("calendar.people");
  const server = useServer();
  const words = useErrorWords();
  const people = useQuery(server.staff.list.queryOptions());
  const [once, setOnce] = useState<Once | null>(null);
  return (
    <div className={styles.columns}>
      <div>
        <CodePolicy settings={settings} />
        {people.isPending && <Loader size="sm" role="status" aria-label={t("name")} />}
        {people.isError && <p role="alert">{words(people.error)}</p>}
        {people.data && (
          <table className="sheet">
            <thead>
              <tr>
                <th scope="col">{t("name")}</th>
                <th scope="col">{t("role")}</th>
                <th scope="col">{t("court")}</th>
                <th scope="col">
                  <VisuallyHidden>{t("active")}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {people.data.map((member) => (
                <MemberRow key={member.userId} member={member} onPassword={setOnce} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <div>
        <AddPerson onPassword={setOnce} />
        <Covers people={people.data ?? []} />
      </div>
      {once && <OncePassword {...once} close={() => setOnce(null)} />}
    </div>
  );
}

function MemberRow({ member, onPassword }: { member: Member; onPassword: (once: Once) => void }) {
  const t = useTranslations("calendar.people");
  const tRoles = useTranslations("frame.roles");
  const tFrame = useTranslations("frame");
  const access = useTranslations("access.staff");
  const { me } = useCourt();
  const language = useLocale();
  const [asking, setAsking] = useState<"let-go" | "password" | "edit" | "code" | null>(null);
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
      <td>{member.isActive ? (court ?? t("everyCourt")) : <span className="mark mark-plain">{t("gone")}</span>}</td>
      <td className={styles.rowButtons}>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button size="compact-sm" variant="subtle" color="gray" aria-label={`${tFrame("more")}: ${member.name}`}>
              …
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {member.isActive && <Menu.Item onClick={() => setAsking("edit")}>{t("edit")}</Menu.Item>}
            {member.isActive && <Menu.Item onClick={() => setAsking("password")}>{t("newPassword")}</Menu.Item>}
            {member.isActive && member.hasCode && (
              <Menu.Item onClick={() => setAsking("code")}>{access("reset")}</Menu.Item>
            )}
            {member.isActive && <Menu.Item onClick={() => setAsking("let-go")}>{t("letGo")}</Menu.Item>}
            {!member.isActive && <Menu.Item onClick={() => setActive(true)}>{t("back")}</Menu.Item>}
          </Menu.Dropdown>
        </Menu>
        {asking === "edit" && <EditMember member={member} close={() => setAsking(null)} />}
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

function AddPerson({ onPassword }: { onPassword: (once: Once) => void }) {
  const t = useTranslations("calendar.people");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [name, setName] = useState("");
  const [username, setUsername] = useState("");
  const given = useRoleFields({ role: "clerk", courtId: court.id, personId: null });
  const add = useMutation(server.staff.add.mutationOptions({ onError: showError }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { name, username, ...given.values, key: newKey() },
      {
        onSuccess: ({ password }) => {
          onPassword({ username, password });
          setName("");
          setUsername("");
          saved();
        },
      },
    );
  };

  return (
    <section>
      <h2 className={styles.h2}>{t("add")}</h2>
      <form onSubmit={submit}>
        <Stack gap="sm" maw={420}>
          <TextInput
            label={t("name")}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            required
            withAsterisk={false}
            dir="auto"
          />
          <TextInput
            label={t("username")}
            description={t("usernameMore")}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
            pattern="[A-Za-z0-9._]{3,40}"
            autoCapitalize="none"
            autoComplete="off"
            dir="ltr"
            required
            withAsterisk={false}
          />
          <RoleFields given={given} />
          <Group>
            <Button type="submit" loading={add.isPending} disabled={!given.isComplete}>
              {t("add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}
