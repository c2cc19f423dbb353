"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CourtDay } from "../../../../server/rules/calendar/court-day.ts";
import { officeNumber, postedNumber } from "../../../../server/rules/case/case-label.ts";
import { chargedSection, sectionsInWords } from "../../../../server/rules/case/offences.ts";
import { FORM_RULES, formOf, formShows, type ProcessForm } from "../../../../server/rules/process/process-form.ts";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import { usePaper } from "../day/end/use-paper.ts";
import { titleOf } from "../day/sheet-data.ts";
import styles from "./form-paper.module.css";
import { isMisdirected, type Paper, type ProcessDay } from "./process-data.ts";
import { useProcessWords } from "./process-words.ts";
import { MisdirectedWords } from "./production-notices.tsx";

type Props = { day: CourtDay; paper: Paper; at: Pick<ProcessDay, "place" | "room" | "roomUr"> };

/** One process as the court's forms read: a sheet of its own, with room for the seal, the signature and the report. */
export function FormPaper({ day, paper, at }: Props) {
  const t = useTranslations("process.forms");
  const words = useProcessWords();
  usePaper("a4");
  const { item } = paper;
  const form = formOf(item);
  const { report } = FORM_RULES[form];
  const law = t(`laws.${form}`);
  return (
    <section className={styles.form} aria-label={t(`headings.${form}`)} data-process={item.id}>
      {isMisdirected(item) && <NotToGo item={item} />}
      <Head />
      <h2>{t(`headings.${form}`)}</h2>
      {law !== "" && <p className={styles.law}>({law})</p>}
      <Facts day={day} paper={paper} at={at} />
      <Addressee paper={paper} form={form} />
      <p className={styles.body}>{t(`bodies.${form}`, saidOf(paper, day, words, t("theAccused")))}</p>
      {form === "bailable-warrant" && <p className={styles.body}>{t("bailTerms", { day: words.day(day, "long") })}</p>}
      {item.to?.printsApart && <p className={styles.apart}>{words.apartNote}</p>}
      <Foot issuedDay={item.issuedDay} />
      {report && <Report kind={report} />}
    </section>
  );
}

/** Printed alone, an order that brings nobody says so on its own face. */
function NotToGo({ item }: { item: Paper["item"] }) {
  const t = useTranslations("process.production");
  return (
    <p className={styles.notToGo} role="note">
      <strong>{t("notToGo")}:</strong> <MisdirectedWords item={item} />
    </p>
  );
}

function saidOf({ matter, item }: Paper, day: CourtDay, words: ReturnType<typeof useProcessWords>, theAccused: string) {
  return {
    day: words.day(day, "long"),
    // A time reads from left to right in every language.
    time: `\u2066${matter.reportingTime}\u2069`,
    name: item.to ? words.name(item.to) : "",
    accused: item.to?.standsFor ? words.name(item.to.standsFor) : theAccused,
  };
}

function Head() {
  const { court, me } = useCourt();
  const t = useTranslations("process.forms");
  const { locale } = useProcessWords();
  const isUrdu = locale === "ur";
  const name = (isUrdu ? court.nameUr : null) ?? court.nameEn;
  const district = (isUrdu ? me.districtUr : null) ?? me.districtEn;
  const judge = (isUrdu ? court.judgeUr : null) ?? court.judgeEn;
  return (
    <header className={styles.head}>
      <p>
        {t("court")} <strong>{name}</strong>
        {!name.includes(district) && <>, {district}</>}
      </p>
      {judge && <p>{judge}</p>}
    </header>
  );
}

/** Number, day, time and place; parties and sections only where the form may name them. */
function Facts({ day, paper: { matter, item }, at }: Props) {
  const t = useTranslations("process.forms");
  const words = useProcessWords();
  const shows = formShows(item, matter.isTitleWithheld);
  const isNeutral = item.to?.printsApart === true;
  const fir = matter.firNumber === null || isNeutral ? null : `${matter.firNumber}/${matter.firYear ?? "?"}`;
  const sections = shows.sections ? sectionsInWords(matter.sections.map(chargedSection)) : "";
  const room = (words.locale === "ur" ? at.roomUr : null) ?? at.room;
  return (
    <dl className={styles.facts}>
      <Fact label={t("case")}>
        {/* A paper for a protected person never tells the FIR, which would tell of what it is. */}
        <Num>{isNeutral ? postedNumber(matter) : officeNumber(matter)}</Num>
      </Fact>
      {shows.parties && <Fact label={t("parties")}>{titleOf(matter, words.locale)}</Fact>}
      {fir !== null && (
        <Fact label={t("fir")}>
          <Num>{fir}</Num> <bdi>{matter.station}</bdi>
        </Fact>
      )}
      {sections && (
        <Fact label={t("offence")}>
          <Num>{sections}</Num>
        </Fact>
      )}
      {item.request?.fileReference && <Fact label={t("reference")}>{item.request.fileReference}</Fact>}
      <Fact label={t("date")}>
        {words.day(day, "long")} · <Num>{words.day(day, "figures")}</Num>
      </Fact>
      <Fact label={t("time")}>
        <Num>{matter.reportingTime}</Num>
      </Fact>
      {!isNeutral && item.to && <Fact label={t("purpose")}>{words.purpose(matter.purpose)}</Fact>}
      {room && <Fact label={t("room")}>{room}</Fact>}
      {at.place && <Fact label={t("place")}>{at.place}</Fact>}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** To whom the paper speaks, and through whom it goes. */
function Addressee({ paper: { item }, form }: { paper: Paper; form: ProcessForm }) {
  const t = useTranslations("process");
  const words = useProcessWords();
  const { speaksTo } = FORM_RULES[form];
  const server = [t(`servers.${item.servedBy}`), item.addressee]
    .filter(Boolean)
    .join(words.locale === "ur" ? "، " : ", ");
  const office = form === "production-order" ? server : words.source(item) || item.addressee || "";
  return (
    <div className={styles.to}>
      <p>
        {t("forms.to")}:{" "}
        <strong>{speaksTo === "person" ? words.addressed(item) : speaksTo === "server" ? server : office}</strong>
      </p>
      {speaksTo !== "office" && (
        <>
          {speaksTo === "server" && (
            <p>
              {t("forms.against")}: <strong>{words.addressed(item)}</strong>
            </p>
          )}
          <p className={styles.blank}>{t("forms.address")}:</p>
          {speaksTo === "person" && (
            <p>
              {t("forms.through")}: {server}
            </p>
          )}
        </>
      )}
    </div>
  );
}

function Foot({ issuedDay }: { issuedDay: CourtDay | null }) {
  const t = useTranslations("process.forms");
  const paper = useTranslations("process.paper");
  const words = useProcessWords();
  return (
    <footer className={styles.foot}>
      <p>
        {t("dated")}: {issuedDay ? <Num>{words.day(issuedDay, "figures")}</Num> : <span className={styles.short} />}
      </p>
      <p className={styles.seal}>{t("seal")}</p>
      <p className={styles.sign}>
        {paper("byOrder")}
        <span>{t("signature")}</span>
      </p>
    </footer>
  );
}

function Report({ kind }: { kind: "service" | "execution" }) {
  const t = useTranslations("process.forms.report");
  return (
    <div className={styles.report}>
      <h3>{t(kind)}</h3>
      {(["done", "undone"] as const).map((line) => (
        <p key={line} className={styles.blank}>
          {t(line)}:
        </p>
      ))}
      <p className={styles.hands}>
        {kind === "service" && <span>{t("received")}</span>}
        <span>{t("by")}</span>
      </p>
    </div>
  );
}
