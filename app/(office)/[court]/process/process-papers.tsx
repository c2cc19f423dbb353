"use client";

import { Button, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { officeNumber } from "../../../../server/rules/case-label.ts";
import type { CourtDay } from "../../../../server/rules/court-day.ts";
import { Num } from "../../../components/num.tsx";
import { PrintHead } from "../day/end/print-head.tsx";
import { titleOf } from "../day/sheet-data.ts";
import styles from "./process.module.css";
import { byAddressee, isLive, type Paper, type ProcessMatter, papersOf } from "./process-data.ts";
import { useProcessWords } from "./process-words.ts";
import type { ProcessActs } from "./use-process-acts.ts";

type Props = { day: CourtDay; matters: readonly ProcessMatter[]; acts: ProcessActs };

/** Every production order of the day by jail: a sheet for each jail, then a paper for each prisoner. */
export function JailPapers({ day, matters, acts }: Props) {
  const t = useTranslations("process.paper");
  const words = useProcessWords();
  const papers = papersOf(matters, (item) => item.kind === "production-order" && isLive(item));
  const listed = byAddressee(papers.filter(({ item }) => !item.to?.printsApart));
  const long = words.day(day, "long");
  if (papers.length === 0) return <p>{t("nothing")}</p>;
  const unknown = papers.filter(({ item }) => item.addressee === null).map(({ item }) => item.id);
  return (
    <>
      {unknown.length > 0 && <NameJail n={unknown.length} onName={(name) => acts.address(unknown, name)} />}
      {listed.map(([jail, some]) => (
        <Sheet key={`jail/${jail}`} title={t("jailTitle", { day: long })} day={day}>
          <p className={styles.to}>{jail ? t("jailTo", { jail }) : t("jailUnknown")}</p>
          <p>{t("jailBody", { day: long })}</p>
          <PaperTable papers={some} columns={["case", "name", "time", "purpose"]} />
        </Sheet>
      ))}
      {byAddressee(papers).flatMap(([, some]) =>
        some.map((paper) => <ProductionOrder key={paper.item.id} day={day} paper={paper} />),
      )}
    </>
  );
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

function ProductionOrder({ day, paper }: { day: CourtDay; paper: Paper }) {
  const t = useTranslations("process.paper");
  const words = useProcessWords();
  const { matter, item } = paper;
  const said = { day: words.day(day, "long"), time: matter.reportingTime, purpose: words.purpose(matter.purpose) };
  return (
    <Sheet title={t("orderTitle")} day={day}>
      <p className={styles.to}>{item.addressee ? t("jailTo", { jail: item.addressee }) : t("jailUnknown")}</p>
      <p>{t("orderBody", said)}</p>
      <p>
        {t("prisoner")}: <strong>{words.recipient(item, true)}</strong>
      </p>
      <MatterWords paper={paper} />
    </Sheet>
  );
}

/** One list for each officer or bailiff to serve; whoever is protected is on none of them. */
export function OfficerPapers({ day, matters }: Omit<Props, "acts">) {
  const t = useTranslations("process");
  const words = useProcessWords();
  const papers = papersOf(
    matters,
    (item) => isLive(item) && item.kind !== "production-order" && !item.to?.printsApart && item.isServed === null,
  );
  const groups = [...Map.groupBy(papers, ({ item }) => item.servedBy)].flatMap(([by, some]) =>
    byAddressee(some).map(([name, those]) => ({ by, name, those })),
  );
  if (groups.length === 0) return <p>{t("paper.nothing")}</p>;
  return groups.map(({ by, name, those }) => (
    <Sheet key={`${by}/${name}`} title={t("paper.officerTitle", { day: words.day(day, "long") })} day={day}>
      <p className={styles.to}>
        {t("paper.officerTo", { name: name ? `${t(`servers.${by}`)} ${name}` : t(`servers.${by}`) })}
      </p>
      <p>{t("paper.officerBody")}</p>
      <PaperTable papers={those} columns={["case", "kind", "name", "time", "purpose", "report"]} />
    </Sheet>
  ));
}

/** A sheet of its own for each protected person, not to lie among others. */
export function ApartPapers({ day, matters }: Omit<Props, "acts">) {
  const t = useTranslations("process");
  const words = useProcessWords();
  const papers = papersOf(matters, (item) => isLive(item) && item.to?.printsApart === true);
  if (papers.length === 0) return <p>{t("paper.nothing")}</p>;
  return papers.map(({ matter, item }) => (
    <Sheet key={item.id} title={t("paper.apartTitle")} day={day}>
      <p className={styles.to}>
        {t("paper.officerTo", { name: `${t(`servers.${item.servedBy}`)} ${item.addressee ?? ""}`.trim() })}
      </p>
      <p>
        {t("paper.apartBody", {
          kind: t(`kinds.${item.kind}`),
          ...{ day: words.day(day, "long"), time: matter.reportingTime, purpose: words.purpose(matter.purpose) },
        })}
      </p>
      <p>
        <strong>{words.recipient(item, true)}</strong>
      </p>
      <p>
        <Num>{officeNumber(matter)}</Num>
      </p>
      <p className="soft">{t("paper.apartNote")}</p>
    </Sheet>
  ));
}

/** What went out for this day and must come back: the hearing was moved or taken off, or the case is over. */
export function RecallPapers({ day, matters }: Omit<Props, "acts">) {
  const t = useTranslations("process");
  const words = useProcessWords();
  const papers = papersOf(matters, ({ needsRecall }) => needsRecall);
  if (papers.length === 0) return <p>{t("paper.nothing")}</p>;
  const shared = papers.filter(({ item }) => !item.to?.printsApart);
  const apart = papers.filter(({ item }) => item.to?.printsApart);
  const long = words.day(day, "long");
  const sheets = [
    ...[...Map.groupBy(shared, ({ item }) => item.servedBy)].flatMap(([by, some]) =>
      byAddressee(some).map(([name, those]) => ({ by, name, those, isOwn: false })),
    ),
    ...apart.map((paper) => ({
      ...{ by: paper.item.servedBy, name: paper.item.addressee, those: [paper], isOwn: true },
    })),
  ];
  return sheets.map(({ by, name, those, isOwn }) => (
    <Sheet key={`${by}/${name}/${those[0]!.item.id}`} title={t("paper.recallTitle", { day: long })} day={day}>
      <p className={styles.to}>{t("paper.officerTo", { name: `${t(`servers.${by}`)} ${name ?? ""}`.trim() })}</p>
      <p>{t("paper.recallBody", { day: long })}</p>
      <PaperTable papers={those} columns={["case", "kind", "name", "why"]} day={day} isOwn={isOwn} />
    </Sheet>
  ));
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

function MatterWords({ paper: { matter } }: { paper: Paper }) {
  const words = useProcessWords();
  return (
    <p>
      <Num>{officeNumber(matter)}</Num> {titleOf(matter, words.locale)}
      {matter.firNumber !== null && (
        <>
          {" · "}
          <Num>{`FIR ${matter.firNumber}/${matter.firYear ?? "?"}`}</Num> {matter.station}
        </>
      )}
    </p>
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
    if (column === "why") return day ? words.whyGone(matter, day) : "";
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
            <td>
              <Num>{at + 1}</Num>
            </td>
            {columns.map((column) => (
              <td key={column}>{cell(paper, column)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
