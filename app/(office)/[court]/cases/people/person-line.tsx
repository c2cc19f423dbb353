"use client";

import { Button, Menu } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Icon } from "../../../../components/icons.tsx";
import { useCourt } from "../../../court-context.tsx";
import { useDayText } from "../case-words.tsx";
import { BailFacts } from "./bail-facts.tsx";
import { ContactLine } from "./contact-line.tsx";
import styles from "./people.module.css";
import type { Asked } from "./people-data.ts";
import { type CasePerson, fullName, isolated, isUnprinted, type PeopleOfCase, type Standing } from "./people-data.ts";
import { SafeContact } from "./safe-contact/card-line.tsx";
import { useSinceWords } from "./since-words.ts";

type Props = { person: CasePerson; caseId: number; found: PeopleOfCase; ask: ((asked: Asked) => void) | null };

/** One person: the name in every script, what is to be known at a glance, and what can be done. */
export function PersonLine({ person, caseId, found, ask }: Props) {
  const { custody } = person;
  return (
    <li className={styles.person}>
      <div className={styles.line}>
        <Name person={person} />
        <Marks person={person} />
        {ask && person.age?.state === "juvenile" && <Separate person={person} ask={ask} />}
        {ask && <MoreMenu person={person} found={found} ask={ask} />}
      </div>
      {custody && (custody.custody !== "unknown" || custody.periods.length > 0) && <CustodyLine custody={custody} />}
      <Facts person={person} found={found} />
      {person.contact && <ContactLine person={person} />}
      <SafeContact person={person} caseId={caseId} />
      {custody?.alarm && <BailFacts custody={custody} alarm={custody.alarm} />}
    </li>
  );
}

function Name({ person }: { person: CasePerson }) {
  const t = useTranslations("people");
  const { name, nameUr, nameSd } = person;
  const names = (
    <>
      <bdi>{fullName(person)}</bdi>
      {nameUr && nameUr !== name && (
        <>
          {" · "}
          <bdi lang="ur">{nameUr}</bdi>
        </>
      )}
      {nameSd && nameSd !== name && (
        <>
          {" · "}
          <bdi lang="sd">{nameSd}</bdi>
        </>
      )}
    </>
  );
  if (!isUnprinted(person)) return <span className={styles.name}>{names}</span>;
  return (
    <span className={styles.name}>
      <span className="no-print">{names}</span>
      <span className={styles.onPaper}>[{t("withheld")}]</span>
    </span>
  );
}

function Marks({ person }: { person: CasePerson }) {
  const t = useTranslations("people");
  const law = useTranslations("law.juvenile");
  const { custody, age } = person;
  const text = useDayText();
  const alarm = custody?.alarm;
  return (
    <>
      {custody?.custody === "in" && (
        <span className={custody.days === null ? "mark mark-risk" : "mark mark-custody"}>
          <Icon name="custody" size={13} />
          {custody.days === null ? t("custody.sinceUnknown") : t("custody.days", { n: custody.days })}
        </span>
      )}
      {alarm && custody?.nearness === "reached" && (
        <span className="mark mark-breach">
          <Icon name="clock" size={13} />
          {t("bail.reached", { day: text(alarm.day) })}
        </span>
      )}
      {alarm && custody?.nearness === "soon" && (
        <span className="mark mark-risk">
          <Icon name="clock" size={13} />
          {t("bail.soon", { n: Math.max(0, alarm.daysLeft) })}
        </span>
      )}
      {alarm?.dayIfWoman && custody?.nearness === "unsure" && (
        <span className="mark mark-plain">
          <Icon name="clock" size={13} />
          {t("bail.ifWomanShort", { day: text(alarm.dayIfWoman) })}
        </span>
      )}
      {age?.state === "juvenile" && (
        <span className="mark mark-risk">
          <Icon name="person" size={13} />
          {law("juvenile")}
        </span>
      )}
      {person.isHostile && <span className="mark mark-plain">{t("hostile")}</span>}
      {person.isProtected && (
        <span className="mark mark-plain" title={t("protectedHow")}>
          <Icon name="lock" size={13} />
          {t("protected")}
        </span>
      )}
    </>
  );
}

/** A juvenile is tried apart from adults; where that cannot be done here, why. */
function Separate({ person, ask }: { person: CasePerson; ask: (asked: Asked) => void }) {
  const t = useTranslations("people.juvenile");
  const why = person.age?.notApart ?? null;
  if (why !== null) return <span className="soft no-print">{t(`notApart.${why}`)}</span>;
  return (
    <Button className="no-print" size="compact-xs" variant="default" onClick={() => ask({ what: "split", person })}>
      {t("split")}
    </Button>
  );
}

function CustodyLine({ custody }: { custody: Standing }) {
  const t = useTranslations("people.custody");
  const terms = useTranslations("terms.custody");
  const since = useSinceWords();
  const open = custody.periods.find(({ untilDay }) => untilDay === null);
  const last = custody.periods.at(-1);
  const parts = [
    open
      ? t(open.kind)
      : custody.custody === "unknown" && last?.endedBecause
        ? t(`ends.${last.endedBecause}`)
        : terms(custody.custody),
    open?.place ? t("at", { place: isolated(open.place) }) : null,
    custody.custody === "in" ? since(custody.since) : null,
    custody.isOfCase && custody.custody !== "unknown" ? t("ofCase") : null,
  ].filter((part) => part !== null);
  return <div className="soft">{parts.join(" · ")}</div>;
}

function Facts({ person, found }: Omit<Props, "ask" | "caseId">) {
  const t = useTranslations("people");
  const text = useDayText();
  const other = found.people.find(({ casePersonId }) => casePersonId === person.standsForId);
  const facts = [
    person.hasOwnCharges ? t("charges.ofHim", { sections: isolated(person.charged.join(", ")) }) : null,
    person.testimony && person.testimony !== "none" ? t(`testimony.${person.testimony}`) : null,
    person.isForDefence ? t("forDefence") : null,
    other ? t("standsFor", { name: isolated(other.name) }) : null,
    person.birthDay ? t("born", { day: text(person.birthDay) }) : null,
    person.agency ? isolated(person.agency) : null,
    person.otherCases > 0 ? t("otherCases", { n: person.otherCases }) : null,
    person.note ? isolated(person.note) : null,
  ].filter((fact) => fact !== null);
  return facts.length === 0 ? null : <div className="soft">{facts.join(" · ")}</div>;
}

type MoreProps = Omit<Props, "ask" | "caseId"> & { ask: (asked: Asked) => void };

function MoreMenu({ person, found, ask }: MoreProps) {
  const t = useTranslations("people");
  const contact = useTranslations("reminders.card");
  const juvenile = useTranslations("people.juvenile");
  const { me } = useCourt();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          className={`${styles.more} no-print`}
          size="compact-xs"
          variant="subtle"
          color="gray"
          aria-label={t("more", { name: isolated(person.name) })}
        >
          …
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => ask({ what: "edit", person })}>{t("edit")}</Menu.Item>
        {person.role === "accused" && found.sections.length > 1 && (
          <Menu.Item onClick={() => ask({ what: "charges", person })}>{t("charges.open")}</Menu.Item>
        )}
        {person.age?.state === "juvenile" && (
          <Menu.Item disabled={person.age.notApart !== null} onClick={() => ask({ what: "split", person })}>
            {person.age.notApart === null
              ? juvenile("split")
              : `${juvenile("split")} ${juvenile(`notApart.${person.age.notApart}`)}`}
          </Menu.Item>
        )}
        {person.custody && <Menu.Item onClick={() => ask({ what: "custody", person })}>{t("custody.open")}</Menu.Item>}
        <Menu.Item onClick={() => ask({ what: "card", person })}>{contact("open")}</Menu.Item>
        {person.isProtected && me.role === "administrator" && (
          <Menu.Item onClick={() => ask({ what: "link", person })}>{t("link.open")}</Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item color="red" onClick={() => ask({ what: "remove", person })}>
          {t("remove")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
