"use client";

import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import type { Draft } from "./case-draft.ts";
import styles from "./case-file.module.css";
import { useAccusedWords } from "./case-words.tsx";

/** Cases that may be the one being typed, while it is typed. */
export function Duplicates({ draft, exceptCaseId }: { draft: Draft; exceptCaseId: number | undefined }) {
  const t = useTranslations("docket");
  const accused = useAccusedWords();
  const { court } = useCourt();
  const server = useServer();
  const { number, fir, station } = draft;
  const [typed] = useDebouncedValue({ number, fir, station }, 200);
  const isEmpty = typed.number.trim() === "" && typed.fir.trim() === "";
  const found = useQuery(
    server.cases.duplicates.queryOptions(
      { courtId: court.id, ...typed, exceptCaseId },
      { enabled: !isEmpty, placeholderData: keepPreviousData },
    ),
  );
  const duplicates = isEmpty ? [] : (found.data ?? []);
  return (
    <div aria-live="polite">
      {duplicates.length > 0 && (
        <div className={styles.duplicates}>
          <Icon name="risk" size={14} /> <strong>{t("form.duplicates")}</strong>
          <ul>
            {duplicates.map((one) => (
              <li key={one.caseId}>
                <a href={`/${court.code}/cases/${one.caseId}`} target="_blank" rel="noreferrer">
                  {one.number ? <Num>{one.number}</Num> : t("noNumber")}
                </a>{" "}
                · {accused(one.accusedTitle)}
                {one.fir && (
                  <>
                    {" · "}
                    <Num>FIR {one.fir}</Num> <bdi>{one.station}</bdi>
                  </>
                )}
                <span className="soft">
                  {" · "}
                  {t(`form.duplicate.${one.because}`)}
                  {one.isDisposed && ` · ${t("marks.disposed")}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}
