"use client";

import type { inferRouterInputs } from "@trpc/server";
import type { AppRouter } from "../../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../../server/rules/calendar/court-day.ts";
import type { CasePerson } from "./people-data.ts";

type Input = inferRouterInputs<AppRouter>["people"]["add"];
export type PersonEntry = Pick<Input, "person" | "inCase" | "contact">;

/** A person while it is typed: texts as texts, `null` of a contact as "left as it is". */
export type PersonDraft = {
  role: PersonEntry["inCase"]["role"];
  name: string;
  nameUr: string;
  nameSd: string;
  alias: string;
  sex: PersonEntry["person"]["sex"];
  birthDay: CourtDay | null;
  agency: string;
  isProtected: boolean;
  testimony: NonNullable<PersonEntry["inCase"]["testimony"]>;
  isForDefence: boolean;
  isHostile: boolean;
  standsForId: number | null;
  note: string;
  cnic: string;
  phone: string;
  email: string;
  takesCnicOut: boolean;
  takesPhoneOut: boolean;
  takesEmailOut: boolean;
  prefersEmail: boolean;
};

/** Roles of people who are one over the whole district. */
export const isOfficialRole = (role: PersonDraft["role"]) =>
  role === "counsel" || role === "prosecutor" || role === "investigating-officer";
export const testifies = (role: PersonDraft["role"]) =>
  ["complainant", "victim", "investigating-officer", "witness", "expert"].includes(role);

export function draftOf(person: CasePerson | null): PersonDraft {
  return {
    role: person?.role ?? "accused",
    name: person?.name ?? "",
    nameUr: person?.nameUr ?? "",
    nameSd: person?.nameSd ?? "",
    alias: person?.alias ?? "",
    sex: person?.sex ?? null,
    birthDay: person?.birthDay ?? null,
    agency: person?.agency ?? "",
    isProtected: person?.isProtected ?? false,
    testimony: person?.testimony ?? "none",
    isForDefence: person?.isForDefence ?? false,
    isHostile: person?.isHostile ?? false,
    standsForId: person?.standsForId ?? null,
    note: person?.note ?? "",
    ...{ cnic: "", phone: "", email: "", takesCnicOut: false, takesPhoneOut: false, takesEmailOut: false },
    prefersEmail: person?.contact?.prefersEmail ?? false,
  };
}

export function entryOf(draft: PersonDraft): PersonEntry {
  const { name, nameUr, nameSd, alias, sex, birthDay, agency, isProtected } = draft;
  const { role, testimony, isForDefence, isHostile, standsForId, note } = draft;
  const contact = (typed: string, isOut: boolean) => (isOut ? "" : typed.trim() === "" ? null : typed);
  return {
    person: { name, nameUr, nameSd, alias, sex, birthDay, agency, isProtected },
    inCase: { role, testimony, isForDefence, isHostile, standsForId, note },
    contact: {
      cnic: contact(draft.cnic, draft.takesCnicOut),
      phone: contact(draft.phone, draft.takesPhoneOut),
      ...(isOfficialRole(role)
        ? { email: contact(draft.email, draft.takesEmailOut), prefersEmail: draft.prefersEmail }
        : {}),
    },
  };
}
