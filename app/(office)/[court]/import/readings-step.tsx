"use client";

import { NativeSelect } from "@mantine/core";
import { useTranslations } from "next-intl";
import { PURPOSES, type Purpose } from "../../../../server/rules/case/purposes.ts";
import { Num } from "../../../components/num.tsx";
import styles from "./import.module.css";
import type { Preview } from "./import-data.ts";

type Props = {
  preview: Pick<Preview, "doubtful" | "mapping">;
  onReading: (text: string, purpose: Purpose | null) => void;
};

/** Words of purposes and stages that are not sure: shown with what they may mean, and taken only when the clerk says so. */
export function ReadingsStep({ preview, onReading }: Props) {
  const t = useTranslations("imports.readings");
  const terms = useTranslations("terms.purposes");
  const said = Object.entries(preview.mapping.readings ?? {}) as [string, Purpose][];
  if (preview.doubtful.length === 0 && said.length === 0) return null;
  const options = (first: { value: string; label: string }[]) => [
    ...first,
    ...PURPOSES.map((value) => ({ value: value as string, label: terms(value) })),
  ];
  return (
    <section className={styles.step} aria-label={t("heading")}>
      <h2>{t("heading")}</h2>
      <p className="soft">{t("how")}</p>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t("words")}</th>
            <th scope="col">{t("lines")}</th>
            <th scope="col">{t("means")}</th>
          </tr>
        </thead>
        <tbody>
          {preview.doubtful.map(({ text, field, count, purpose, percent }) => (
            <tr key={`${field}/${text}`}>
              <td>
                <bdi>{text}</bdi>
                <br />
                <span className="mark mark-risk">{t("readAs", { purpose: terms(purpose), percent })}</span>
              </td>
              <td>
                <Num>{count}</Num>
              </td>
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={t("meansOf", { text })}
                  value=""
                  onChange={(event) => onReading(text, (event.currentTarget.value || null) as Purpose | null)}
                  data={options([
                    { value: "", label: t("leave") },
                    { value: purpose, label: `${terms(purpose)} (${percent} %)` },
                  ]).filter(({ value }, at, all) => all.findIndex((one) => one.value === value) === at)}
                />
              </td>
            </tr>
          ))}
          {said.map(([text, purpose]) => (
            <tr key={text}>
              <td>
                <bdi>{text}</bdi>
              </td>
              <td />
              <td>
                <NativeSelect
                  size="xs"
                  aria-label={t("meansOf", { text })}
                  value={purpose}
                  onChange={(event) => onReading(text, (event.currentTarget.value || null) as Purpose | null)}
                  data={options([{ value: "", label: t("leave") }])}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
