"use client";

import { NativeSelect } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useTranslations } from "next-intl";
import { REGISTER_FIELDS } from "../../../../server/rules/imports/register-fields.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import styles from "./import.module.css";
import type { ColumnUse, Preview } from "./import-data.ts";

type Props = { preview: Preview; onUse: (header: string, use: ColumnUse) => void };

const SURE = 0.75;

/** The file as it came, each column under what it is taken for; on a phone a list of columns with what stands in them. */
export function ColumnsStep({ preview, onUse }: Props) {
  const t = useTranslations("imports.columns");
  const tFile = useTranslations("imports.file");
  const isNarrow = useMediaQuery("(max-width: 48em)", false);
  const { rows, totals } = preview;
  return (
    <section className={styles.step} aria-label={t("heading")}>
      <h2>{t("heading")}</h2>
      {!preview.isIdentified && <p className={styles.need}>{t("needNumber")}</p>}
      {!preview.hasHeaders && <p className={styles.need}>{tFile("noHeaders")}</p>}
      {preview.otherSheets.length > 0 && (
        <p className="soft">{tFile("otherSheets", { sheets: preview.otherSheets.join(", ") })}</p>
      )}
      {isNarrow ? <ColumnList preview={preview} onUse={onUse} /> : <ColumnTable preview={preview} onUse={onUse} />}
      <p className="soft">{t("first", { count: rows.length, rows: totals.rows })}</p>
    </section>
  );
}

function ColumnTable({ preview, onUse }: Props) {
  const t = useTranslations("imports.columns");
  const isUsed = (header: string) => preview.mapping.columns[header] !== "ignore";
  return (
    <div className={styles.preview}>
      <table className="sheet">
        <thead>
          <tr>
            <th scope="col">{t("line")}</th>
            {preview.headers.map((header) => (
              <th key={header} scope="col" className={isUsed(header) ? styles.used : styles.unused}>
                <span className={styles.header} dir="auto">
                  {header}
                </span>
                <UseSelect preview={preview} header={header} onUse={onUse} />
                <OriginMark preview={preview} header={header} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.rows.map(({ line, cells }) => (
            <tr key={line}>
              <td className="soft">
                <Num>{line}</Num>
              </td>
              {preview.headers.map((header, at) => (
                <td key={header} dir="auto" className={isUsed(header) ? styles.cell : `${styles.cell} soft`}>
                  {cells[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ColumnList({ preview, onUse }: Props) {
  return (
    <ul className={styles.columnList}>
      {preview.headers.map((header, at) => (
        <li key={header}>
          <div className={styles.columnName}>
            <strong dir="auto">{header}</strong>
            <OriginMark preview={preview} header={header} />
          </div>
          <UseSelect preview={preview} header={header} onUse={onUse} />
          <span className="soft" dir="auto">
            {preview.rows
              .map(({ cells }) => cells[at])
              .filter(Boolean)
              .slice(0, 2)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}

function UseSelect({ preview, header, onUse }: Props & { header: string }) {
  const t = useTranslations("imports");
  return (
    <NativeSelect
      size="xs"
      aria-label={t("columns.columnIs", { header })}
      value={preview.mapping.columns[header] ?? "ignore"}
      onChange={(event) => onUse(header, event.currentTarget.value as ColumnUse)}
      data={[
        { value: "ignore", label: `— ${t("columns.ignore")}` },
        ...REGISTER_FIELDS.map((field) => ({ value: field as string, label: t(`fields.${field}`) })),
      ]}
    />
  );
}

function OriginMark({ preview, header }: { preview: Preview; header: string }) {
  const t = useTranslations("imports.columns");
  const origin = preview.origin[header];
  const isUnsure = origin === "guessed" && (preview.confidence[header] ?? 0) < SURE;
  if (isUnsure)
    return (
      <span className="mark mark-risk">
        <Icon name="risk" size={12} />
        {t("unsure")}
      </span>
    );
  if (origin === "nothing" || preview.mapping.columns[header] === "ignore")
    return <span className="mark mark-plain">{t("ignored")}</span>;
  const words = origin === "remembered" ? t("remembered") : origin === "given" ? t("chosen") : t("guessed");
  return (
    <span className={origin === "guessed" ? "mark mark-plain" : "mark mark-done"}>
      {origin !== "guessed" && <Icon name="done" size={12} />}
      {words}
    </span>
  );
}
