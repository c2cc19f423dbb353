"use client";

import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useErrorWords } from "../../../../components/refusal.ts";
import { useServer, useServerClient } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import styles from "./people.module.css";
import type { CasePerson } from "./people-data.ts";

type Found = { casePersonId: number; personId: number; role: CasePerson["role"]; name: string };

/** A protected person who stands in another case too: an administrator names that case, nothing is suggested. */
export function LinkProtected({ person, close }: { person: CasePerson; close: () => void }) {
  const t = useTranslations("people.link");
  const actions = useTranslations("actions");
  const roles = useTranslations("terms.roles");
  const { me, court } = useCourt();
  const server = useServer();
  const words = useErrorWords();
  const saved = useSaved();
  const [courtId, setCourtId] = useState(court.id);
  const [number, setNumber] = useState("");
  const [found, setFound] = useState<Found[] | "no-case" | null>(null);
  const lookUp = useLookUp(setFound);
  const link = useMutation(
    server.people.linkProtected.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("done") });
        close();
      },
    }),
  );
  const find = (event: FormEvent) => {
    event.preventDefault();
    lookUp.mutate({ courtId, number });
  };
  const others = Array.isArray(found) ? found.filter(({ personId }) => personId !== person.personId) : [];
  const error = lookUp.error ?? link.error;

  return (
    <Modal opened onClose={close} title={t("title")} closeButtonProps={{ "aria-label": actions("close") }}>
      <form className={styles.form} onSubmit={find}>
        <p style={{ margin: 0 }}>{t("how")}</p>
        <NativeSelect
          label={t("court")}
          value={courtId}
          data={me.courts.map((one) => ({ value: String(one.id), label: one.nameEn }))}
          onChange={(event) => setCourtId(Number(event.currentTarget.value))}
        />
        <TextInput
          label={t("number")}
          value={number}
          dir="ltr"
          data-autofocus
          onChange={(event) => setNumber(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" loading={lookUp.isPending} disabled={number.trim() === ""}>
          {t("find")}
        </Button>
        {found === "no-case" && <p role="status">{t("noCase")}</p>}
        {Array.isArray(found) && others.length === 0 && <p role="status">{t("none")}</p>}
        <ul className={styles.pairs}>
          {others.map((one) => (
            <li key={one.casePersonId}>
              <bdi>{one.name}</bdi> <span className="soft">{roles(one.role)}</span>
              <Button
                size="compact-sm"
                loading={link.isPending}
                onClick={() =>
                  link.mutate({ courtId: court.id, from: person.personId, into: one.personId, key: newKey() })
                }
              >
                {t("go")}
              </Button>
            </li>
          ))}
        </ul>
        {error && (
          <p role="alert" className={styles.problem}>
            {words(error)}
          </p>
        )}
      </form>
    </Modal>
  );
}

/** The protected people of the case with that very number. */
function useLookUp(tell: (found: Found[] | "no-case") => void) {
  const client = useServerClient();
  return useMutation({
    mutationFn: async ({ courtId, number }: { courtId: number; number: string }) => {
      const { rows } = await client.cases.search.query({ courtId, q: number, filters: { state: "all" } });
      const [first] = rows;
      if (rows.length !== 1 || !first) return "no-case" as const;
      return client.people.protectedOfCase.query({ courtId, caseId: first.caseId });
    },
    onSuccess: tell,
  });
}
