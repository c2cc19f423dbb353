"use client";

import { Button, Group, Loader, Stack, TextInput, VisuallyHidden } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { CodePolicy } from "./code-policy.tsx";
import { Covers } from "./covers.tsx";
import { MemberRow } from "./member-row.tsx";
import { OncePassword } from "./once-password.tsx";
import { RemoteFeeds } from "./remote-feeds.tsx";
import { type Choice, choiceOf, isWhole, RoleChoice } from "./role-choice.tsx";
import styles from "./settings.module.css";
import type { TabProps } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

type Once = { username: string; password: string };

/** Who works here. A password is shown once, to be copied or printed; nobody can look it up later. */
export function PeopleTab({ settings }: Pick<TabProps, "settings">) {
  const t = useTranslations("calendar.people");
  const server = useServer();
  const people = useQuery(server.staff.list.queryOptions());
  const [once, setOnce] = useState<Once | null>(null);
  return (
    <div className={styles.columns}>
      <div>
        <CodePolicy settings={settings} />
        {people.isPending && <Loader size="sm" role="status" aria-label={t("name")} />}
        {people.isError && <NotLoaded of={people} />}
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
                <MemberRow key={member.userId} member={member} people={people.data} onPassword={setOnce} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <div>
        <AddPerson onPassword={setOnce} />
        <Covers people={people.data ?? []} />
        <RemoteFeeds />
      </div>
      {once && <OncePassword {...once} close={() => setOnce(null)} />}
    </div>
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
  const [choice, setChoice] = useState<Choice>({ role: "clerk", courtId: court.id, personId: null });
  const add = useMutation(server.staff.add.mutationOptions({ onError: showError }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { name, username, ...choiceOf(choice), key: newKey() },
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
          <RoleChoice choice={choice} onChange={setChoice} />
          <Group>
            <Button type="submit" loading={add.isPending} disabled={!isWhole(choice)}>
              {t("add")}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  );
}
