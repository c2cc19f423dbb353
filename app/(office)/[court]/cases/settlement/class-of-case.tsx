"use client";

import { useTranslations } from "next-intl";
import { Num } from "../../../../components/num.tsx";
import styles from "../case-file.module.css";
import { inOrder } from "../case-words.tsx";
import own from "./life.module.css";
import type { Life } from "./use-life.ts";

type SectionOfClass = Life["caseClass"]["sections"][number];

/** The class of the case by the sections charged, and why, section by section. */
export function ClassOfCase({ life: { caseClass } }: { life: Life }) {
  const t = useTranslations("settlement");
  const law = useTranslations("law");
  if (caseClass.sections.length === 0) {
    return (
      <section>
        <h3>{t("classTitle")}</h3>
        <p className="soft">{t("classOf.noSections")}</p>
      </section>
    );
  }
  return (
    <section>
      <h3>{t("classTitle")}</h3>
      <dl className={styles.facts}>
        <dt>{t("classOf.isCompoundable")}</dt>
        <dd>
          <strong>{t(`classOf.answers.${caseClass.compoundable}`)}</strong>
          {caseClass.compoundable !== "yes" && caseClass.compoundable !== "no" && (
            <span className="soft"> · {law(`compoundable.${caseClass.compoundable}`)}</span>
          )}
        </dd>
        <dt>{t("classOf.kind")}</dt>
        <dd>
          {law(`cognizable.${caseClass.cognizable}`)} · {law(`bailable.${caseClass.bailable}`)}
          {!caseClass.confirmed && <span className="mark mark-risk"> {t("classOf.notConfirmed")}</span>}
        </dd>
        <dt>{t("classOf.longest")}</dt>
        <dd>
          <Longest caseClass={caseClass} />
        </dd>
      </dl>
      {caseClass.findings.length > 0 && (
        <ul className={own.findings}>
          {caseClass.findings.map(({ code, authority, sections }) => (
            <li key={code}>
              <span className={code === "section-not-in-force" ? "mark mark-breach" : "mark mark-risk"}>
                {law(`classFindings.${code}`, { sections: inOrder(sections) })}
              </span>{" "}
              <span className="soft" dir="ltr">
                {authority}
              </span>
            </li>
          ))}
        </ul>
      )}
      <BySection sections={caseClass.sections} />
    </section>
  );
}

function BySection({ sections }: { sections: readonly SectionOfClass[] }) {
  const t = useTranslations("settlement.classOf");
  const time = useTime();
  return (
    <details className={styles.more}>
      <summary>{t("why")}</summary>
      <p className="soft">{t("strictest")}</p>
      <div className="scroll-x">
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">{t("section")}</th>
              <th scope="col">{t("isCompoundable")}</th>
              <th scope="col">{t("longest")}</th>
              <th scope="col">{t("authority")}</th>
            </tr>
          </thead>
          <tbody>
            {sections.map((one) => (
              <tr key={`${one.section.statute} ${one.section.section}`}>
                <td>
                  <Num>{`${one.section.statute} ${one.section.section}`.trim()}</Num>
                  {!one.isInForce && <div className={styles.risk}>{t("notInForce")}</div>}
                </td>
                <td>{one.followsPrincipal ? t("followsPrincipal") : t(`answers.${one.compoundable}`)}</td>
                <td>
                  {one.maxMonths === null ? "—" : time(one.maxMonths)}
                  {one.graverForms.length > 0 && (
                    <div className="soft">
                      <bdi>{t("graver", { forms: one.graverForms.join(", ") })}</bdi>
                    </div>
                  )}
                </td>
                <td>
                  <bdi>{one.authority}</bdi>{" "}
                  <span className="soft">· {t(one.confirmed ? "confirmed" : "notConfirmed")}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Longest({ caseClass }: { caseClass: Life["caseClass"] }) {
  const t = useTranslations("settlement.classOf");
  const time = useTime();
  const { months, isComplete, confirmed } = caseClass.longest;
  const unknown = caseClass.sections.filter(
    ({ maxMonths, followsPrincipal }) => maxMonths === null && !followsPrincipal,
  );
  const names = unknown.map(({ section }) => `${section.statute} ${section.section}`.trim()).join(", ");
  if (months === null) return <span className="soft">{t("longestUnknown", { sections: names })}</span>;
  return (
    <>
      {isComplete ? time(months) : t("atLeast", { time: time(months) })}
      {!confirmed && <span className="soft"> · {t("notConfirmed")}</span>}
    </>
  );
}

/** Whole years as years, anything else in months, as sections state them. */
function useTime(): (months: number) => string {
  const t = useTranslations("settlement.classOf");
  return (months) => (months % 12 === 0 ? t("years", { n: months / 12 }) : t("months", { n: months }));
}
