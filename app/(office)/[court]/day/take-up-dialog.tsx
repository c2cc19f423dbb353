"use client";

import { Modal, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { isSinceMissing } from "../../../../server/rules/people/custody.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useAccusedWords } from "../cases/case-words.tsx";
import { PickLine, pickedNumber } from "../cases/links/pick-line.tsx";
import { ListMatterForm } from "../cases/list-matter-form.tsx";
import { isName, ProtectedByName } from "../docket/protected-by-name.tsx";
import styles from "./day.module.css";

type Found = inferRouterOutputs<AppRouter>["cases"]["search"]["rows"][number];
const MOST_SHOWN = 8;

type Props = {
  day: CourtDay;
  isToday: boolean;
  onClose: () => void;
  onDone: (said: string, hearingId: number, changeId: number) => void;
};

/** A fresh challan, a production from jail, a bail application: the matter joins the day's sheet as *added*. */
export function TakeUpDialog({ day, isToday, onClose, onDone }: Props) {
  const t = useTranslations("sheet.takeUp");
  const docket = useTranslations("docket.marks");
  const accused = useAccusedWords();
  const [chosen, setChosen] = useState<Found | null>(null);
  return (
    <Modal opened onClose={onClose} title={t(isToday ? "title" : "titleComing")} size="lg">
      <p className={styles.hint}>{t("how")}</p>
      {chosen && isSinceMissing(chosen) && (
        <p>
          <span className="mark mark-risk">{docket("sinceMissing")}</span>
        </p>
      )}
      {chosen ? (
        <ListMatterForm
          matter={{ ...chosen, label: pickedNumber(chosen), accusedTitle: accused(chosen.accusedTitle) }}
          day={day}
          onBack={() => setChosen(null)}
          onDone={onDone}
        />
      ) : (
        <FindMatter onChoose={setChosen} />
      )}
    </Modal>
  );
}

function FindMatter({ onChoose }: { onChoose: (found: Found) => void }) {
  const t = useTranslations("sheet.takeUp");
  const docket = useTranslations("frame");
  const { court } = useCourt();
  const server = useServer();
  const [text, setText] = useState("");
  const [q] = useDebouncedValue(text.trim(), 150);
  const found = useQuery({
    ...server.cases.search.queryOptions({ courtId: court.id, q }),
    enabled: q !== "",
    placeholderData: keepPreviousData,
  });
  const rows = q === "" ? [] : (found.data?.rows.slice(0, MOST_SHOWN) ?? []);
  const first = rows[0];

  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (first) onChoose(first);
        }}
      >
        <TextInput
          label={docket("search")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
          autoComplete="off"
        />
        {q !== "" && found.isSuccess && rows.length === 0 && <p className={styles.hint}>{t("nothing")}</p>}
        <ul className={styles.found}>
          {rows.map((row) => (
            <li key={row.caseId}>
              <button type="button" onClick={() => onChoose(row)}>
                <PickLine row={row} />
              </button>
            </li>
          ))}
        </ul>
      </form>
      {isName(q) && <ProtectedByName key={q} q={q} />}
    </>
  );
}
