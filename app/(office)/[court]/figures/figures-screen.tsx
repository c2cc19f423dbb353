"use client";

import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useDayText } from "../cases/case-words.tsx";

type Figures = inferRouterOutputs<AppRouter>["figures"]["courts"][number];

const COUNTS = ["pending", "undated", "custody", "old", "heard", "adjourned", "decided"] as const;

/** What a supervisor looks at: every court by its counts. No case and nobody is named. */
export function FiguresScreen() {
  const t = useTranslations("access.figures");
  const actions = useTranslations("actions");
  const server = useServer();
  const found = useQuery(server.figures.courts.queryOptions());
  const districts = Map.groupBy(found.data ?? [], ({ districtEn }) => districtEn);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("title")}</h1>
        <span className="soft">{t("how")}</span>
      </div>
      {found.isPending && <Loader size="sm" role="status" aria-label={actions("loading")} />}
      {found.isError && <NotLoaded of={found} />}
      {found.data?.length === 0 && <p>{t("none")}</p>}
      {found.data && found.data.length > 0 && (
        <div className="scroll-x">
          <table className="sheet">
            <thead>
              <tr>
                <th scope="col">{t("court")}</th>
                {COUNTS.map((name) => (
                  <th key={name} scope="col" style={{ textAlign: "end" }}>
                    {t(name)}
                  </th>
                ))}
                <th scope="col">{t("next")}</th>
              </tr>
            </thead>
            {[...districts].map(([name, courts]) => (
              <District key={name} courts={courts} />
            ))}
          </table>
        </div>
      )}
    </div>
  );
}

function District({ courts }: { courts: readonly Figures[] }) {
  const t = useTranslations("access.figures");
  const language = useLocale();
  const dayText = useDayText();
  const first = courts[0]!;
  const inLanguage = (en: string, ur: string | null) => (language === "ur" ? (ur ?? en) : en);
  return (
    <tbody>
      <tr>
        <td>
          <strong>{inLanguage(first.districtEn, first.districtUr)}</strong>
        </td>
        {COUNTS.map((name) => (
          <td key={name} className="num" style={{ textAlign: "end" }}>
            <strong>{courts.reduce((sum, one) => sum + one[name], 0)}</strong>
          </td>
        ))}
        <td />
      </tr>
      {courts.map((one) => (
        <tr key={one.courtId}>
          <td style={{ paddingInlineStart: 24, minInlineSize: 190 }}>{inLanguage(one.courtEn, one.courtUr)}</td>
          {COUNTS.map((name) => (
            <td key={name} className="num" style={{ textAlign: "end" }}>
              {one[name]}
            </td>
          ))}
          <td>{one.nextDay ? t("on", { day: dayText(one.nextDay, "date"), n: one.nextMatters }) : t("noDay")}</td>
        </tr>
      ))}
    </tbody>
  );
}
