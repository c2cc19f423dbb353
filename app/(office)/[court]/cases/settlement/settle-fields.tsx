"use client";

import { NativeSelect, TextInput, type TextInputProps } from "@mantine/core";
import { useTranslations } from "next-intl";
import { RELATIONS } from "../../../../../server/rules/settlement/settlement-facts.ts";
import type { SettlementRule } from "../../../../../server/rules/settlement/settlement-findings.ts";
import { DayField } from "../../../../components/day-field.tsx";
import own from "./life.module.css";
import type { SettleDraft } from "./settle-draft.ts";
import { type Life, useNameOf } from "./use-life.ts";

type Props = {
  life: Life;
  draft: SettleDraft;
  set: (change: Partial<SettleDraft>) => void;
  /** What is missing or stands against it, by rule: said beside its own field as well. */
  wanting: ReadonlySet<string>;
};

/** What a field says of a rule that it has not met: words for the field, and nothing once it is met. */
function useWanting(wanting: ReadonlySet<string>) {
  const law = useTranslations("law.settlement");
  return (rule: SettlementRule, isHere = true) =>
    isHere && wanting.has(rule) ? <span className={own.wanting}>{law(rule, { sections: "" })}</span> : undefined;
}

const ORDER: TextInputProps["inputWrapperOrder"] = ["label", "input", "description", "error"];

/** The written statement, who compounds, the judge's question, and leave where the law asks for it. */
export function SettleFields({ life, draft, set, wanting }: Props) {
  const said = useWanting(wanting);
  const t = useTranslations("settlement.settle");
  const actions = useTranslations("actions");
  const { today } = life;
  const yesNo = [
    { value: "", label: "—" },
    { value: "no", label: actions("no") },
    { value: "yes", label: actions("yes") },
  ];
  return (
    <>
      <div className={own.said}>
        <DayField
          label={t("statement")}
          description={said("no-written-statement", draft.statedDay === null)}
          inputWrapperOrder={ORDER}
          value={draft.statedDay}
          maxDate={today}
          onChange={(statedDay) => set({ statedDay })}
        />
        <TextInput
          label={t("reference")}
          placeholder={t("referenceHow")}
          description={said("no-written-statement", draft.statementReference.trim() === "")}
          inputWrapperOrder={ORDER}
          value={draft.statementReference}
          maxLength={200}
          dir="auto"
          onChange={(event) => set({ statementReference: event.currentTarget.value })}
        />
        <DayField label={t("day")} value={draft.day} maxDate={today} onChange={(day) => set({ day })} />
      </div>
      <Compounder life={life} draft={draft} set={set} wanting={wanting} />
      {(draft.compoundedAs === "guardian" || draft.compoundedAs === "heir") && (
        <StandsFor draft={draft} set={set} wanting={wanting} />
      )}
      <div className={own.said}>
        <NativeSelect
          label={t("incapable")}
          description={said("age-not-recorded") ?? said("incapable-compounds")}
          inputWrapperOrder={ORDER}
          value={draft.isIncapable}
          data={yesNo}
          onChange={(event) => set({ isIncapable: event.currentTarget.value as SettleDraft["isIncapable"] })}
        />
      </div>
      <fieldset>
        <legend>{t("question")}</legend>
        <div className={own.said}>
          <DayField
            label={t("askedDay")}
            description={said("voluntariness-not-asked", draft.askedDay === null) ?? said("asked-again-after-no")}
            inputWrapperOrder={ORDER}
            value={draft.askedDay}
            maxDate={today}
            onChange={(askedDay) => set({ askedDay })}
          />
          <NativeSelect
            label={t("answer")}
            description={said("voluntariness-not-asked", draft.isVoluntary === "")}
            inputWrapperOrder={ORDER}
            value={draft.isVoluntary}
            data={[
              { value: "", label: "—" },
              { value: "yes", label: t("voluntary.yes") },
              { value: "no", label: t("voluntary.no") },
            ]}
            onChange={(event) => set({ isVoluntary: event.currentTarget.value as SettleDraft["isVoluntary"] })}
          />
        </div>
      </fieldset>
      <div className={own.said}>
        <NativeSelect
          label={t("leave")}
          description={said("leave-for-incapable") ?? said("leave-after-conviction")}
          inputWrapperOrder={ORDER}
          value={draft.leaveFor}
          data={[
            { value: "", label: t("leaveFor.none") },
            { value: "incapable", label: t("leaveFor.incapable") },
            { value: "after-conviction", label: t("leaveFor.after-conviction") },
          ]}
          onChange={(event) => set({ leaveFor: event.currentTarget.value as SettleDraft["leaveFor"] })}
        />
        {draft.leaveFor !== "" && (
          <DayField
            label={t("leaveDay")}
            value={draft.leaveDay}
            maxDate={today}
            onChange={(leaveDay) => set({ leaveDay })}
          />
        )}
      </div>
    </>
  );
}

function Compounder({ life, draft, set, wanting }: Props) {
  const said = useWanting(wanting);
  const t = useTranslations("settlement.settle");
  const law = useTranslations("law.compounders");
  const roles = useTranslations("terms.roles");
  const nameOf = useNameOf();
  return (
    <div className={own.said}>
      <NativeSelect
        label={t("by")}
        description={said("nobody-compounds", draft.compoundedAs === "")}
        inputWrapperOrder={ORDER}
        value={draft.compoundedAs}
        data={[
          { value: "", label: "—" },
          { value: "aggrieved", label: law("aggrieved") },
          { value: "guardian", label: law("guardian") },
          { value: "heir", label: law("heir") },
        ]}
        onChange={(event) => set({ compoundedAs: event.currentTarget.value as SettleDraft["compoundedAs"] })}
      />
      {life.compounders.length > 0 && (
        <NativeSelect
          label={t("person")}
          value={draft.compoundedById === null ? "" : String(draft.compoundedById)}
          data={[
            { value: "", label: t("noPerson") },
            ...life.compounders.map((one) => ({
              value: String(one.id),
              label: `${nameOf(one)} · ${roles(one.role)}`,
            })),
          ]}
          onChange={(event) =>
            set({ compoundedById: event.currentTarget.value === "" ? null : Number(event.currentTarget.value) })
          }
        />
      )}
    </div>
  );
}

/** A guardian or an heir by name, kept from prints and history, with what he is to the aggrieved person. */
function StandsFor({ draft, set, wanting }: Omit<Props, "life">) {
  const said = useWanting(wanting);
  const t = useTranslations("settlement.settle");
  const relations = useTranslations("law.relations");
  return (
    <div className={own.said}>
      <TextInput
        label={t("guardian")}
        description={said("nobody-compounds") ?? t("guardianHow")}
        inputWrapperOrder={ORDER}
        value={draft.guardianName}
        maxLength={200}
        dir="auto"
        onChange={(event) => set({ guardianName: event.currentTarget.value })}
      />
      <NativeSelect
        label={t("relation")}
        description={said("relation-not-said")}
        inputWrapperOrder={ORDER}
        value={draft.relation}
        data={[{ value: "", label: "—" }, ...RELATIONS.map((one) => ({ value: one, label: relations(one) }))]}
        onChange={(event) => set({ relation: event.currentTarget.value as SettleDraft["relation"] })}
      />
    </div>
  );
}
