"use client";

import { Button, NativeSelect, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { RULE_NUMBERS, type RuleNumber, type RulesPolicy } from "../../../../server/rules/courts/policy.ts";
import { PECA_30_SCOPES, type Peca30Scope } from "../../../../server/rules/listing/next-date-limits.ts";
import { NumberField } from "../../../components/number-field.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { CallOfficeForm } from "./call-office-form.tsx";
import { GatewayTest } from "./gateway-test.tsx";
import { ReplyDaysForm } from "./reply-days-form.tsx";
import styles from "./settings.module.css";
import type { TabProps } from "./settings-data.ts";
import { newKey, useSaved } from "./use-save.tsx";

/** What a district chooses where the law leaves it open; every court of the district follows. */
export function RulesTab({ settings, mayAdminister }: TabProps) {
  return (
    <>
      <RulesForm key={settings.districtVersion} settings={settings} />
      <CallOfficeForm key={`office-${settings.districtVersion}`} settings={settings} />
      {mayAdminister && <GatewayTest />}
      <ReplyDaysForm key={`replies-${settings.districtVersion}`} settings={settings} />
    </>
  );
}

const NUMBERS = Object.keys(RULE_NUMBERS) as RuleNumber[];

function RulesForm({ settings }: Pick<TabProps, "settings">) {
  const t = useTranslations("policy");
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const [rules, setRules] = useState<RulesPolicy>(settings.rules);
  const save = useMutation(server.calendar.saveRules.mutationOptions({ onError: showError }));
  const { mayChangeRules } = settings;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = { courtId: settings.court.id, version: settings.districtVersion, ...rules, key: newKey() };
    save.mutate(input, { onSuccess: ({ changeId }) => saved({ changeId }) });
  };
  return (
    <section style={{ maxWidth: 560 }}>
      <h2 className={styles.h2}>{t("title")}</h2>
      <p className="soft">{t("more")}</p>
      {!mayChangeRules && <p className="soft">{t("readOnly")}</p>}
      <form onSubmit={submit}>
        <Stack gap="md">
          {NUMBERS.map((name) => (
            <NumberField
              key={name}
              label={t(name)}
              description={`${t(`${name}More`)} ${t("between", { least: RULE_NUMBERS[name][0], most: RULE_NUMBERS[name][1] })}.`}
              value={rules[name]}
              onChange={(value) => value !== null && setRules({ ...rules, [name]: value })}
              min={RULE_NUMBERS[name][0]}
              max={RULE_NUMBERS[name][1]}
              readOnly={!mayChangeRules}
              required
              withAsterisk={false}
            />
          ))}
          <NativeSelect
            label={t("peca30")}
            description={t("peca30More")}
            value={rules.peca30}
            disabled={!mayChangeRules}
            onChange={(event) => setRules({ ...rules, peca30: event.currentTarget.value as Peca30Scope })}
            data={PECA_30_SCOPES.map((value) => ({ value, label: t(`scopes.${value}`) }))}
          />
        </Stack>
        {mayChangeRules && (
          <Button type="submit" mt="md" loading={save.isPending}>
            {t("save")}
          </Button>
        )}
      </form>
    </section>
  );
}
