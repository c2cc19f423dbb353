"use client";

import { Group, Select, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { Answers, District } from "./setup-answers.ts";

type Props = { answers: Answers; districts: readonly District[]; change: (part: Partial<Answers>) => void };

export function DistrictStep({ answers, districts, change }: Props) {
  const t = useTranslations("calendar.setup");
  const language = useLocale();
  const nameOf = ({ nameEn, nameUr }: District) => (language === "ur" && nameUr ? nameUr : nameEn);
  const setOwn = (part: Partial<Answers["own"]>) => change({ own: { ...answers.own, ...part } });
  return (
    <>
      <Select
        label={t("choose")}
        placeholder={t("chooseHow")}
        searchable
        value={answers.choice}
        onChange={(choice) => change({ choice, ticked: [], added: [] })}
        data={[...districts.map((one) => ({ value: one.code, label: nameOf(one) })), { value: "own", label: t("own") }]}
        maw={420}
        comboboxProps={{ transitionProps: { duration: 80 } }}
      />
      {answers.choice === "own" && (
        <Group mt="sm" align="end">
          <TextInput
            label={t("nameEn")}
            value={answers.own.nameEn}
            onChange={(event) => setOwn({ nameEn: event.currentTarget.value })}
            dir="ltr"
          />
          <TextInput
            label={t("nameUr")}
            value={answers.own.nameUr}
            onChange={(event) => setOwn({ nameUr: event.currentTarget.value })}
            dir="rtl"
            lang="ur"
          />
          <TextInput
            label={t("timezone")}
            value={answers.own.timezone}
            onChange={(event) => setOwn({ timezone: event.currentTarget.value })}
            list="timezones"
            dir="ltr"
          />
          <datalist id="timezones">
            {Intl.supportedValuesOf("timeZone").map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </Group>
      )}
    </>
  );
}
