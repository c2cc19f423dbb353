"use client";

import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Num } from "../../../../components/num.tsx";
import { useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey } from "../../settings/use-save.tsx";
import styles from "./people.module.css";
import type { CasePerson } from "./people-data.ts";

/** Identity, telephone number and e-mail, masked until somebody asks; asking is kept. Never on paper. */
export function ContactLine({ person }: { person: CasePerson }) {
  const t = useTranslations("people.contact");
  const { me, court } = useCourt();
  const server = useServer();
  const queries = useQueryClient();
  const showError = useShowError();
  const shown = useMutation(
    server.people.contact.mutationOptions({
      onError: showError,
      // Its own trace appears in the history of the case, and the person's row has another version.
      onSuccess: () => void queries.invalidateQueries(),
    }),
  );
  const { cnic, phone, email } = shown.data ?? person.contact ?? { cnic: null, phone: null, email: null };
  const mayRead = me.role !== "supervisor";
  return (
    <div className={`${styles.line} soft no-print`}>
      {cnic && (
        <span>
          {t("cnic")} <Num>{cnic}</Num>
        </span>
      )}
      {phone && (
        <span>
          {t("phone")} <Num>{phone}</Num>
        </span>
      )}
      {email && (
        <span>
          {t("email")} <Num>{email}</Num>
        </span>
      )}
      {mayRead && shown.data && (
        <Button size="compact-xs" variant="subtle" onClick={() => shown.reset()}>
          {t("hide")}
        </Button>
      )}
      {mayRead && !shown.data && (
        <Button
          size="compact-xs"
          variant="subtle"
          title={t("showHow")}
          loading={shown.isPending}
          onClick={() => shown.mutate({ courtId: court.id, casePersonId: person.casePersonId, key: newKey() })}
        >
          {t("show")}
        </Button>
      )}
    </div>
  );
}
