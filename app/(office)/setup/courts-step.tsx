"use client";

import { Button, Checkbox, Group, NativeSelect, TextInput } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import styles from "./setup.module.css";
import { type Answers, type Court, codeOf, type District } from "./setup-answers.ts";

type Props = { answers: Answers; district: District | null; change: (part: Partial<Answers>) => void };

/** Tick the courts of the district, add others by name, and say who presides. */
export function CourtsStep({ answers, district, change }: Props) {
  const t = useTranslations("calendar.setup");
  const [sought, setSought] = useState("");
  const courts = district?.courts ?? [];
  const found = courts.filter((court) =>
    `${court.nameEn} ${court.nameUr ?? ""}`.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  const isTicked = (code: string) => answers.ticked.includes(code);
  const tick = (code: string) =>
    change({ ticked: isTicked(code) ? answers.ticked.filter((one) => one !== code) : [...answers.ticked, code] });
  const setJudge = (code: string, judge: string) => change({ judges: { ...answers.judges, [code]: judge } });

  return (
    <>
      <p className="soft">{t("courtsMore")}</p>
      {courts.length > 8 && (
        <TextInput
          aria-label={t("find")}
          placeholder={t("find")}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
          maw={420}
          mb="xs"
        />
      )}
      {courts.length > 0 && (
        <ul className={styles.courts}>
          {found.map((court) => (
            <CourtLine
              key={court.code}
              court={court}
              isTicked={isTicked(court.code)}
              tick={() => tick(court.code)}
              judge={answers.judges[court.code] ?? ""}
              setJudge={(judge) => setJudge(court.code, judge)}
            />
          ))}
        </ul>
      )}
      {answers.added.length > 0 && (
        <ul className={styles.courts}>
          {answers.added.map((court) => (
            <CourtLine
              key={court.code}
              court={court}
              isTicked
              tick={() => change({ added: answers.added.filter(({ code }) => code !== court.code) })}
              judge={answers.judges[court.code] ?? ""}
              setJudge={(judge) => setJudge(court.code, judge)}
            />
          ))}
        </ul>
      )}
      <AddCourt
        taken={new Set([...courts, ...answers.added].map(({ code }) => code))}
        add={(court) => change({ added: [...answers.added, court] })}
      />
      <p role="status">{t("chosen", { count: answers.ticked.length + answers.added.length })}</p>
    </>
  );
}

type LineProps = {
  court: Court;
  isTicked: boolean;
  tick: () => void;
  judge: string;
  setJudge: (judge: string) => void;
};

function CourtLine({ court, isTicked, tick, judge, setJudge }: LineProps) {
  const t = useTranslations("calendar.setup");
  const language = useLocale();
  const name = language === "ur" ? (court.nameUr ?? court.nameEn) : court.nameEn;
  return (
    <li>
      <Checkbox label={name} checked={isTicked} onChange={tick} />
      {isTicked && (
        <TextInput
          aria-label={`${t("judge")}: ${name}`}
          placeholder={t("judge")}
          value={judge}
          onChange={(event) => setJudge(event.currentTarget.value)}
          size="xs"
          dir="auto"
        />
      )}
    </li>
  );
}

function AddCourt({ taken, add }: { taken: ReadonlySet<string>; add: (court: Court) => void }) {
  const t = useTranslations("calendar.setup");
  const [nameEn, setNameEn] = useState("");
  const [nameUr, setNameUr] = useState("");
  const [rank, setRank] = useState<Court["rank"]>("sessions");
  const submit = () => {
    if (!nameEn.trim()) return;
    add({ code: codeOf(nameEn, taken), nameEn: nameEn.trim(), nameUr: nameUr.trim() || null, rank });
    setNameEn("");
    setNameUr("");
  };
  return (
    <Group align="end" gap="sm" mt="sm">
      <TextInput
        label={t("courtName")}
        value={nameEn}
        onChange={(event) => setNameEn(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          event.preventDefault();
          submit();
        }}
        dir="ltr"
        miw={240}
      />
      <TextInput
        label={t("nameUr")}
        value={nameUr}
        onChange={(event) => setNameUr(event.currentTarget.value)}
        dir="rtl"
        lang="ur"
      />
      <NativeSelect
        label={t("rank")}
        value={rank}
        onChange={(event) => setRank(event.currentTarget.value as Court["rank"])}
        data={(["sessions", "magistrate"] as const).map((one) => ({ value: one, label: t(`ranks.${one}`) }))}
      />
      <Button variant="default" onClick={submit} disabled={!nameEn.trim()}>
        {t("addCourt")}
      </Button>
    </Group>
  );
}
