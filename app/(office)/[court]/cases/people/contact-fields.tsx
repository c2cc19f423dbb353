"use client";

import { Checkbox, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { readCnic, readEmail, readPhone } from "../../../../../server/rules/people/contact.ts";
import type { FieldsProps } from "./fields-props.ts";
import { isOfficialRole } from "./person-draft.ts";

/** Identity, telephone number and of an official the e-mail: what is known is never shown in a field, it is kept, replaced or removed. */
export function ContactFields({ draft, set, person, field }: Pick<FieldsProps, "draft" | "set" | "person" | "field">) {
  const t = useTranslations("people.form");
  const known = person?.contact ?? { cnic: null, phone: null, email: null };
  const isRead = (typed: string, read: (text: string) => string | null) => typed.trim() === "" || read(typed) !== null;
  const fields = [
    { name: "cnic", out: "takesCnicOut", masked: known.cnic, isRight: isRead(draft.cnic, readCnic) },
    { name: "phone", out: "takesPhoneOut", masked: known.phone, isRight: isRead(draft.phone, readPhone) },
    { name: "email", out: "takesEmailOut", masked: known.email, isRight: isRead(draft.email, readEmail) },
  ] as const;
  const isOfficial = isOfficialRole(draft.role);
  const hasEmail = draft.email.trim() !== "" || (known.email !== null && !draft.takesEmailOut);
  const shown = fields.filter(({ name }) => name !== "email" || isOfficial);
  return shown.map(({ name, out, masked, isRight }) => (
    <div key={name}>
      <TextInput
        label={t(name)}
        description={masked ? t("keepHow", { masked: `\u2066${masked}\u2069` }) : t(`${name}How`)}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={draft[name]}
        disabled={draft[out]}
        error={!isRight && (field === name || draft[name].length > 12) ? t(notRead(name)) : undefined}
        dir="ltr"
        inputMode={name === "email" ? "email" : "numeric"}
        autoComplete="off"
        onChange={(event) => set({ [name]: event.currentTarget.value })}
      />
      {masked && (
        <Checkbox
          mt={6}
          size="xs"
          label={t(name === "email" ? "takeEmailOut" : "takeOut")}
          checked={draft[out]}
          onChange={(event) => set({ [out]: event.currentTarget.checked })}
        />
      )}
      {name === "email" && hasEmail && (
        <Checkbox
          mt={6}
          size="xs"
          label={t("prefersEmail")}
          checked={draft.prefersEmail}
          onChange={(event) => set({ prefersEmail: event.currentTarget.checked })}
        />
      )}
    </div>
  ));
}

const notRead = (name: string) => (name === "email" ? "emailNotRead" : "notRead");
