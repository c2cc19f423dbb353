"use client";

import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { CASE_ROLES } from "../../../../../server/rules/people/people.ts";
import { isLikelySame } from "../../../../../server/rules/people/same-person.ts";
import { DayField } from "../../../../components/day-field.tsx";
import { ContactFields } from "./contact-fields.tsx";
import type { FieldsProps } from "./fields-props.ts";
import styles from "./people.module.css";
import { isolated } from "./people-data.ts";
import { isOfficialRole, type PersonDraft, testifies } from "./person-draft.ts";

const TESTIMONY = ["none", "pending", "partly", "examined", "given-up"] as const;

export function PersonFields(props: FieldsProps) {
  const { draft, set, person, others, isSensitive, field } = props;
  const t = useTranslations("people.form");
  const roles = useTranslations("terms.roles");
  // Nobody turns from a party into an official of the district, or back.
  const offered = CASE_ROLES.filter((role) => !person || isOfficialRole(role) === isOfficialRole(person.role));
  const setRole = (role: PersonDraft["role"]) => {
    const isGuarded = role === "victim" || (role === "complainant" && isSensitive);
    const testimony = role === "witness" || role === "expert" ? "pending" : draft.testimony;
    set(person ? { role } : { role, testimony, isProtected: isGuarded });
  };
  const alike = others.filter(({ name }) => draft.name.trim() !== person?.name && isLikelySame(name, draft.name));
  const text = (name: "nameUr" | "nameSd" | "alias" | "agency" | "note") => ({
    value: draft[name],
    autoComplete: "off",
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => set({ [name]: event.currentTarget.value }),
  });
  return (
    <div className={styles.grid}>
      <NativeSelect
        label={t("role")}
        value={draft.role}
        data={offered.map((role) => ({ value: role, label: roles(role) }))}
        description={isOfficialRole(draft.role) ? t("official") : undefined}
        inputWrapperOrder={["label", "input", "description", "error"]}
        onChange={(event) => setRole(event.currentTarget.value as PersonDraft["role"])}
      />
      <TextInput
        label={t("name")}
        description={t("nameHow")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={draft.name}
        error={field === "name" ? t("needName") : undefined}
        data-autofocus
        dir="auto"
        autoComplete="off"
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      {alike.length > 0 && (
        <p role="status" className={`mark mark-risk ${styles.wide} ${styles.alike}`}>
          {t("alike", { people: alike.map((one) => `${isolated(one.name)} (${roles(one.role)})`).join(", ") })}
        </p>
      )}
      <TextInput label={t("nameUr")} {...text("nameUr")} dir="rtl" lang="ur" />
      <TextInput label={t("nameSd")} {...text("nameSd")} dir="rtl" lang="sd" />
      <TextInput label={t("alias")} {...text("alias")} dir="auto" />
      {isOfficialRole(draft.role) ? (
        <TextInput label={t("agency")} {...text("agency")} dir="auto" />
      ) : (
        <Who draft={draft} set={set} field={field} />
      )}
      <InRole {...props} />
      <ContactFields draft={draft} set={set} person={person} field={field} />
      <TextInput className={styles.wide} label={useTranslations("people")("note")} {...text("note")} dir="auto" />
      {!isOfficialRole(draft.role) && (
        <Checkbox
          className={styles.wide}
          label={t("isProtected")}
          checked={draft.isProtected}
          onChange={(event) => set({ isProtected: event.currentTarget.checked })}
        />
      )}
    </div>
  );
}

function Who({ draft, set, field }: Pick<FieldsProps, "draft" | "set" | "field">) {
  const all = useTranslations("people");
  const t = useTranslations("people.form");
  return (
    <>
      <NativeSelect
        label={t("sex")}
        value={draft.sex ?? ""}
        data={[
          { value: "", label: t("notRecorded") },
          { value: "woman", label: all("woman") },
          { value: "man", label: all("man") },
          { value: "other", label: all("other") },
        ]}
        onChange={(event) => set({ sex: (event.currentTarget.value || null) as PersonDraft["sex"] })}
      />
      <DayField
        label={t("birthDay")}
        value={draft.birthDay}
        maw="100%"
        error={field === "birthDay" ? t("notYet") : undefined}
        onChange={(birthDay) => set({ birthDay })}
      />
    </>
  );
}

/** What only some roles have: evidence to give, somebody to stand for. */
function InRole({ draft, set, others }: FieldsProps) {
  const t = useTranslations("people.form");
  const words = useTranslations("people.testimony");
  return (
    <>
      {testifies(draft.role) && (
        <>
          <NativeSelect
            label={t("testimony")}
            value={draft.testimony}
            data={TESTIMONY.map((one) => ({ value: one, label: words(one) }))}
            onChange={(event) => set({ testimony: event.currentTarget.value as PersonDraft["testimony"] })}
          />
          <div>
            <Checkbox
              mt={6}
              label={t("isForDefence")}
              checked={draft.isForDefence}
              onChange={(event) => set({ isForDefence: event.currentTarget.checked })}
            />
            <Checkbox
              mt={8}
              label={t("isHostile")}
              checked={draft.isHostile}
              onChange={(event) => set({ isHostile: event.currentTarget.checked })}
            />
          </div>
        </>
      )}
      {(draft.role === "surety" || draft.role === "guardian") && (
        <NativeSelect
          label={t("standsFor")}
          value={draft.standsForId ?? ""}
          data={[
            { value: "", label: t("nobody") },
            ...others
              .filter(({ role }) => draft.role === "guardian" || role === "accused")
              .map((one) => ({ value: String(one.casePersonId), label: one.name })),
          ]}
          onChange={(event) => set({ standsForId: Number(event.currentTarget.value) || null })}
        />
      )}
    </>
  );
}
