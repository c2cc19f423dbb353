"use client";

import { NativeSelect } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";

export const GIVEN_ROLES = [
  "clerk",
  "judge",
  "prosecutor",
  "investigating-officer",
  "supervisor",
  "administrator",
] as const;
export type GivenRole = (typeof GIVEN_ROLES)[number];

export type Choice = { role: GivenRole; courtId: number | null; personId: number | null };

const PERSON_ROLES = ["prosecutor", "investigating-officer"] as const;
type PersonRole = (typeof PERSON_ROLES)[number];
export const isPersonRole = (role: string): role is PersonRole => (PERSON_ROLES as readonly string[]).includes(role);

/** Those of every court: their sign-in is bound to none. */
const isWide = (role: GivenRole) => role === "administrator" || role === "supervisor" || isPersonRole(role);

/** True once all is said that the role asks. */
export const isWhole = ({ role, personId }: Choice): boolean => !isPersonRole(role) || personId !== null;

/** A choice as it is sent: no court for who belongs to all, no person for who is nobody in the cases. */
export const choiceOf = ({ role, courtId, personId }: Choice): Choice => ({
  role,
  courtId: isWide(role) ? null : courtId,
  personId: isPersonRole(role) ? personId : null,
});

/** Role, and what it asks besides: the court of a reader or a judge, who a prosecutor or an officer is in the cases. */
export function RoleChoice({ choice, onChange }: { choice: Choice; onChange: (choice: Choice) => void }) {
  const t = useTranslations("calendar.people");
  const roles = useTranslations("frame.roles");
  const language = useLocale();
  const { me } = useCourt();
  const { role, courtId, personId } = choice;
  return (
    <>
      <NativeSelect
        label={t("role")}
        value={role}
        onChange={(event) => onChange({ ...choice, role: event.currentTarget.value as GivenRole, personId: null })}
        data={GIVEN_ROLES.map((one) => ({ value: one, label: roles(one) }))}
      />
      {isPersonRole(role) && (
        <OfficialChoice role={role} value={personId} onChange={(id) => onChange({ ...choice, personId: id })} />
      )}
      {!isWide(role) && (
        <NativeSelect
          label={t("court")}
          value={courtId === null ? "" : String(courtId)}
          onChange={(event) =>
            onChange({
              ...choice,
              courtId: event.currentTarget.value === "" ? null : Number(event.currentTarget.value),
            })
          }
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

type OfficialProps = {
  role: PersonRole;
  value: number | null;
  onChange: (personId: number | null) => void;
  label?: string;
  /** Not offered: who hands over does not take. */
  except?: number | null;
};

/** One of those who prosecute or investigated in the pending cases, whoever has most of them first. */
export function OfficialChoice({ role, value, onChange, label, except = null }: OfficialProps) {
  const t = useTranslations("calendar.people");
  const access = useTranslations("access.staff");
  const actions = useTranslations("actions");
  const language = useLocale();
  const server = useServer();
  const found = useQuery(server.staff.officials.queryOptions({ role }));
  const offered = (found.data ?? []).filter(({ personId }) => personId !== except);
  const isOfficer = role === "investigating-officer";
  if (found.data && offered.length === 0) return <p className="soft">{access("nobody")}</p>;
  return (
    <NativeSelect
      label={label ?? (isOfficer ? access("officer") : t("person"))}
      description={label ? undefined : isOfficer ? access("officerMore") : t("personMore")}
      value={value === null ? "" : String(value)}
      onChange={(event) => onChange(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))}
      data={[
        { value: "", label: found.isPending ? actions("loading") : "—" },
        ...offered.map((one) => ({
          value: String(one.personId),
          label: `${language === "ur" ? (one.nameUr ?? one.name) : one.name} (${one.matters})`,
        })),
      ]}
    />
  );
}
