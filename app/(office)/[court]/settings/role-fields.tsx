"use client";

import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";

const ROLES = ["clerk", "judge", "prosecutor", "supervisor", "administrator"] as const;
export type GivenRole = (typeof ROLES)[number];
export const isGivenRole = (role: string): role is GivenRole => (ROLES as readonly string[]).includes(role);

type Standing = { role: GivenRole; courtId: number | null; personId: number | null };

/** What somebody is here: a role, the court it is bound to, and for a prosecutor who that is in the cases. */
export function useRoleFields(first: Standing) {
  const server = useServer();
  const [role, setRole] = useState(first.role);
  const [courtId, setCourtId] = useState(first.courtId);
  const [chosen, setPerson] = useState(first.personId);
  const isProsecutor = role === "prosecutor";
  const isWide = role === "administrator" || role === "supervisor" || isProsecutor;
  const prosecutors = useQuery(server.staff.prosecutors.queryOptions(undefined, { enabled: isProsecutor }));
  const personId = isProsecutor ? (chosen ?? prosecutors.data?.[0]?.personId ?? null) : null;
  return {
    values: { role, courtId: isWide ? null : courtId, personId },
    isComplete: !isProsecutor || personId !== null,
    shown: { role, courtId, personId, isProsecutor, isWide, prosecutors: prosecutors.data ?? [] },
    setters: { setRole, setCourtId, setPerson },
  };
}

export function RoleFields({ given }: { given: ReturnType<typeof useRoleFields> }) {
  const t = useTranslations("calendar.people");
  const tRoles = useTranslations("frame.roles");
  const language = useLocale();
  const { me } = useCourt();
  const { role, courtId, personId, isProsecutor, isWide, prosecutors } = given.shown;
  const { setRole, setCourtId, setPerson } = given.setters;
  // Whoever is linked already may have no pending case left, and stays in the list all the same.
  const isListed = personId === null || prosecutors.some((one) => one.personId === personId);
  return (
    <>
      <NativeSelect
        label={t("role")}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as GivenRole)}
        data={ROLES.map((one) => ({ value: one, label: tRoles(one) }))}
      />
      {isProsecutor && (
        <NativeSelect
          label={t("person")}
          description={t("personMore")}
          value={personId === null ? "" : String(personId)}
          onChange={(event) => setPerson(Number(event.currentTarget.value))}
          data={[
            ...(isListed ? [] : [{ value: String(personId), label: t("personKept") }]),
            ...prosecutors.map((one) => ({
              value: String(one.personId),
              label: `${language === "ur" ? (one.nameUr ?? one.name) : one.name} (${one.matters})`,
            })),
          ]}
        />
      )}
      {!isWide && (
        <NativeSelect
          label={t("court")}
          value={courtId === null ? "" : String(courtId)}
          onChange={(event) => setCourtId(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))}
          data={[
            ...me.courts.map((one) => ({
              value: String(one.id),
              label: language === "ur" ? (one.nameUr ?? one.nameEn) : one.nameEn,
            })),
            { value: "", label: t("everyCourt") },
          ]}
        />
      )}
    </>
  );
}
