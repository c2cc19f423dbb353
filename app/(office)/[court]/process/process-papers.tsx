"use client";

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { officeNumber } from "../../../../server/rules/case/case-label.ts";
import { Num } from "../../../components/num.tsx";
import { PrintHead } from "../day/end/print-head.tsx";
import { FormPaper } from "./form-paper.tsx";
import { PaperLanguage } from "./paper-language.tsx";
import { Papers } from "./papers-view.tsx";
import styles from "./process.module.css";
import {
  byAddressee,
  byServer,
  isLive,
  isMisdirected,
  type Paper,
  type ProcessDay,
  papersOf,
  type ServerGroup,
} from "./process-data.ts";
import { useProcessWords } from "./process-words.ts";
import { ProductionNotices } from "./production-notices.tsx";
import type { RecallMark } from "./recall-dialog.tsx";
import { RecallList } from "./recall-list.tsx";
import type { ProcessActs } from "./use-process-acts.ts";

type Props = { found: ProcessDay; language: "en" | "ur" };

/** Every production order of the day by jail: a sheet for each jail, then a paper for each prisoner. */
export function JailPapers({ found, language, acts }: Props & { acts: ProcessActs }) {
  const t = useTranslations("process.paper");
  const papers = papersOf(
    found.matters,
    (item) => item.kind === "production-order" && isLive(item) && !isMisdirected(item),
  );
  if (papers.length === 0)
    return (
      <>
        <ProductionNotices matters={found.matters} acts={acts} />
        <p className="no-print">{t("nothing")}</p>
      </>
    );
  const unknown = papers.filter(({ item }) => item.addressee === null).map(({ item }) => item.id);
  return (
    <>
      <ProductionNotices matters={found.matters} acts={acts} />
      {unknown.length > 0 && <NameJail n={unknown.length} onName={(name) => acts.address(unknown, name)} />}
      <PaperLanguage language={language}>
        <JailSheets day={found.day} papers={papers.filter(({ item }) => !item.to?.printsApart)} />
        {byAddressee(papers).flatMap(([, some]) =>
          some.map((paper) => <FormPaper key={paper.item.id} day={found.day} paper={paper} at={found} />),
        )}
      </PaperLanguage>
    </>
  );
}

function JailSheets({ day, papers }: { day: CourtDay; papers: readonly Paper[] }) {
  const t = useTranslations("process.paper");
  const words = useProcessWords();
  const long = words.day(day, "long");
  return byAddressee(papers).map(([jail, some]) => (
    <Sheet key={`jail/${jail}`} title={t("jailTitle", { day: long })} day={day}>
      <p className={styles.to}>{jail ? t("jailTo", { jail }) : t("jailUnknown")}</p>
      <p>{t("jailBody", { day: long })}</p>
      <PaperTable papers={some} columns={["case", "name", "time", "purpose"]} />
    </Sheet>
  ));
}

/** Where the register does not say in which jail they are: one name for all of them, mended singly in the list. */
function NameJail({ n, onName }: { n: number; onName: (name: string) => void }) {
  const t = useTranslations("process.paper");
  const [name, setName] = useState("");
  return (
    <form
      className={`${styles.bar} no-print`}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) onName(name.trim());
      }}
    >
      <TextInput
        size="xs"
        w={280}
        maxLength={200}
        label={t("nameJail", { n })}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" variant="default" disabled={name.trim() === ""} style={{ alignSelf: "flex-end" }}>
        {t("nameJailDo")}
      </Button>
    </form>
  );
}

/** One list for each officer or bailiff to serve; whoever is protected is on none of them. */
export function OfficerPapers({ found, language }: Props) {
  const t = useTranslations("process.paper");
  const papers = papersOf(
    found.matters,
    (item) => isLive(item) && item.kind !== "production-order" && !item.to?.printsApart && item.isServed === null,
  );
  const groups = byServer(papers);
  if (groups.length === 0) return <p>{t("nothing")}</p>;
  return (
    <PaperLanguage language={language}>
      {groups.map((group) => (
        <OfficerSheet key={group.id} day={found.day} group={group} />
      ))}
    </PaperLanguage>
  );
}

function OfficerSheet({ day, group: { by, name, papers } }: { day: CourtDay; group: ServerGroup }) {
  const t = useTranslations("process");
  const words = useProcessWords();
  return (
    <Sheet title={t("paper.officerTitle", { day: words.day(day, "long") })} day={day}>
      <p className={styles.to}>
        {t("paper.officerTo", { name: name ? `${t(`servers.${by}`)} ${name}` : t(`servers.${by}`) })}
      </p>
      <p>{t("paper.officerBody")}</p>
      <PaperTable papers={papers} columns={["case", "kind", "name", "time", "purpose", "report"]} />
    </Sheet>
  );
}

/** A sheet of its own for each protected person, not to lie among others. */
export function ApartPapers({ found, language }: Props) {
  const papers = papersOf(found.matters, (item) => isLive(item) && item.to?.printsApart === true);
  return <Papers papers={papers} found={found} language={language} />;
}

/** What went out for this day and must come back, how far each recall is, and the recalls themselves to print. */
export function RecallPapers({
  found,
  language,
  acts,
  onMark,
}: Props & { acts: ProcessActs; onMark: (mark: RecallMark) => void }) {
  const t = useTranslations("process.paper");
  const papers = papersOf(found.matters, ({ needsRecall }) => needsRecall);
  if (papers.length === 0) return <p>{t("nothing")}</p>;
  const groups = [
    ...byServer(papers.filter(({ item }) => !item.to?.printsApart)).map((group) => ({ ...group, isOwn: false })),
    ...papers
      .filter(({ item }) => item.to?.printsApart)
      .map((paper) => ({
        ...{ id: `apart/${paper.item.id}`, by: paper.item.servedBy, name: paper.item.addressee },
        ...{ papers: [paper], isOwn: true },
      })),
  ];
  return (
    <>
      <RecallList papers={papers} acts={acts} onMark={onMark} />
      <PaperLanguage language={language}>
        {groups.map((group) => (
          <RecallSheet key={group.id} day={found.day} group={group} />
        ))}
      </PaperLanguage>
    </>
  );
}

function RecallSheet({
  day,
  group: { by, name, papers, isOwn },
}: {
  day: CourtDay;
  group: ServerGroup & { isOwn: boolean };
}) {
  const t = useTranslations("process");
  const words = useProcessWords();
  const long = words.day(day, "long");
  return (
    <Sheet title={t("paper.recallTitle", { day: long })} day={day}>
      <p className={styles.to}>{t("paper.officerTo", { name: `${t(`servers.${by}`)} ${name ?? ""}`.trim() })}</p>
      <p>{t("paper.recallBody", { day: long })}</p>
      <PaperTable papers={papers} columns={["case", "kind", "name", "why"]} day={day} isOwn={isOwn} />
    </Sheet>
  );
}

function Sheet({ title, day, children }: { title: string; day: CourtDay; children: ReactNode }) {
  const t = useTranslations("process.paper");
  return (
    <section className={styles.paper}>
      <PrintHead title={title} day={day} />
      {children}
      <p className={styles.sign}>
        <span>{t("signature")}</span>
      </p>
      <p className={styles.byOrder}>{t("byOrder")}</p>
    </section>
  );
}

type Column = "case" | "kind" | "name" | "time" | "purpose" | "report" | "why";
type TableProps = { papers: readonly Paper[]; columns: readonly Column[]; day?: CourtDay; isOwn?: boolean };

function PaperTable({ papers, columns, day, isOwn = false }: TableProps) {
  const t = useTranslations("process");
  const words = useProcessWords();
  const cell = ({ matter, item }: Paper, column: Column): ReactNode => {
    if (column === "case") return <Num>{officeNumber(matter)}</Num>;
    if (column === "kind") return t(`kinds.${item.kind}`);
    if (column === "name") return words.recipient(item, isOwn);
    if (column === "time") return <Num>{matter.reportingTime}</Num>;
    if (column === "purpose") return words.purpose(matter.purpose);
    if (column === "why") return day ? words.whyGone(matter, day) || t("day.recalledByCourt") : "";
    return null;
  };
  return (
    <table className={styles.list}>
      <thead>
        <tr>
          <th scope="col">{t("paper.serial")}</th>
          {columns.map((column) => (
            <th key={column} scope="col" className={column === "report" ? styles.report : undefined}>
              {t(`paper.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {papers.map((paper, at) => (
          <tr key={paper.item.id}>
            <td data-label={t("paper.serial")}>
              <Num>{at + 1}</Num>
            </td>
            {columns.map((column) => (
              <td key={column} data-label={t(`paper.${column}`)}>
                {cell(paper, column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
