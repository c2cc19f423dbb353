"use client";

import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { AppRouter } from "../../../../server/router.ts";
import { PURPOSES, type Purpose, purposeAtStage } from "../../../../server/rules/purposes.ts";
import { Num } from "../../../components/num.tsx";
import { refusalOf, useErrorWords } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import styles from "./day.module.css";

type Found = inferRouterOutputs<AppRouter>["cases"]["search"]["rows"][number];
const MOST_SHOWN = 8;

const numberOf = ({ number, fir }: Found) => number ?? (fir ? `FIR ${fir.number}/${fir.year}` : "");

/** A fresh challan, a production from jail, a bail application: the matter joins today's sheet as *added*. */
export function TakeUpDialog({ onClose, onDone }: { onClose: () => void; onDone: (said: string) => void }) {
  const t = useTranslations("sheet.takeUp");
  const [chosen, setChosen] = useState<Found | null>(null);
  return (
    <Modal opened onClose={onClose} title={t("title")} size="lg">
      <p className={styles.hint}>{t("how")}</p>
      {chosen ? (
        <TakeUpForm matter={chosen} onBack={() => setChosen(null)} onDone={onDone} />
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
              <Num>{numberOf(row)}</Num> <bdi>{row.accusedTitle}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}

function TakeUpForm({ matter, onBack, onDone }: { matter: Found; onBack: () => void; onDone: (said: string) => void }) {
  const t = useTranslations("sheet.takeUp");
  const all = useTranslations();
  const { court } = useCourt();
  const server = useServer();
  const queryClient = useQueryClient();
  const words = useErrorWords();
  const [purpose, setPurpose] = useState<Purpose>(purposeAtStage(matter.stage));
  const [reasons, setReasons] = useState({ overloadBecause: "", orderedBy: "" });
  const [key] = useState(() => crypto.randomUUID());
  const add = useMutation(
    server.planner.addToToday.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: server.hearings.pathKey() });
        onDone(t("done", { number: numberOf(matter) }));
      },
    }),
  );
  const isFull = refusalOf(add.error)?.code === "day-full";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { overloadBecause, orderedBy } = reasons;
    // What was refused had no effect, so another try with more said is another request.
    const again = isFull ? crypto.randomUUID() : key;
    add.mutate({ courtId: court.id, caseId: matter.caseId, purpose, overloadBecause, orderedBy, key: again });
  };

  return (
    <form onSubmit={submit}>
      <p>
        <strong>
          <Num>{numberOf(matter)}</Num>
        </strong>{" "}
        <bdi>{matter.accusedTitle}</bdi>
      </p>
      <NativeSelect
        label={all("sheet.columns.purpose")}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value as Purpose)}
        data={PURPOSES.map((one) => ({ value: one, label: all(`terms.purposes.${one}`) }))}
        data-autofocus
      />
      {isFull && (
        <>
          <TextInput
            label={all("sheet.ask.overload")}
            value={reasons.overloadBecause}
            maxLength={300}
            onChange={(event) => setReasons({ ...reasons, overloadBecause: event.currentTarget.value })}
          />
          <TextInput
            label={all("sheet.ask.orderedBy")}
            value={reasons.orderedBy}
            maxLength={120}
            onChange={(event) => setReasons({ ...reasons, orderedBy: event.currentTarget.value })}
          />
        </>
      )}
      {add.error && (
        <p role="alert" className="mark mark-breach">
          {words(add.error)}
        </p>
      )}
      <div className={styles.footButtons}>
        <Button type="submit" loading={add.isPending}>
          {t("do")}
        </Button>
        <Button variant="default" onClick={onBack}>
          {all("actions.back")}
        </Button>
      </div>
    </form>
  );
}
