"use client";

import { Button, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Num } from "../../../../components/num.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { useAccusedWords } from "../case-words.tsx";
import styles from "../stage/matter.module.css";

export type Picked = { caseId: number; number: string };

type Props = {
  label: string;
  picked: Picked | null;
  onPick: (one: Picked | null) => void;
  exceptCaseId?: number;
  error?: string | undefined;
};

const MOST = 5;

/** A case of the court, found by what a clerk would search it by. */
export function CasePicker({ label, picked, onPick, exceptCaseId, error }: Props) {
  const t = useTranslations("desk.beside");
  const { court } = useCourt();
  const server = useServer();
  const accused = useAccusedWords();
  const [text, setText] = useState(picked?.number ?? "");
  const [q] = useDebouncedValue(text.trim(), 200);
  const isAsking = q !== "" && q !== picked?.number;
  const search = { courtId: court.id, q, filters: { state: "all" as const } };
  const found = useQuery(server.cases.search.queryOptions(search, { enabled: isAsking }));
  const rows = (found.data?.rows ?? []).filter(({ caseId }) => caseId !== exceptCaseId).slice(0, MOST);
  return (
    <div>
      <TextInput
        label={label}
        placeholder={t("find")}
        value={text}
        error={error}
        autoComplete="off"
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (picked) onPick(null);
        }}
      />
      {isAsking && found.data && rows.length === 0 && <p className="soft">{t("nothing")}</p>}
      {isAsking && rows.length > 0 && (
        <ul className={styles.picks}>
          {rows.map((row) => {
            const number = row.number ?? (row.fir ? `FIR ${row.fir.number}/${row.fir.year}` : (row.posted ?? ""));
            return (
              <li key={row.caseId}>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    onPick({ caseId: row.caseId, number });
                    setText(number);
                  }}
                >
                  <Num>{number}</Num>
                </Button>{" "}
                <bdi className="soft">{accused(row.accusedTitle)}</bdi>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
