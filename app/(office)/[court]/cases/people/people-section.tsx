"use client";

import { Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CASE_ROLES } from "../../../../../server/rules/people/people.ts";
import { NotLoaded } from "../../../../components/not-loaded.tsx";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import type { File } from "../case-data.ts";
import { ChargesDialog } from "./charges-dialog.tsx";
import { CustodyDialog } from "./custody-dialog.tsx";
import { JuvenileFindings } from "./juvenile-findings.tsx";
import { LinkProtected } from "./link-protected.tsx";
import styles from "./people.module.css";
import type { Asked, PeopleOfCase } from "./people-data.ts";
import { PersonDialog } from "./person-dialog.tsx";
import { PersonLine } from "./person-line.tsx";
import { RemovePerson } from "./remove-person.tsx";
import { CardDialog } from "./safe-contact/card-dialog.tsx";
import { SplitJuvenile } from "./split-juvenile.tsx";

/** Everybody of a case, by role, each with custody and the marks that must not be overlooked. */
export function PeopleSection({ file }: { file: File }) {
  const t = useTranslations("people");
  const { me, court } = useCourt();
  const server = useServer();
  const [asked, setAsked] = useState<Asked | null>(null);
  const found = useQuery(server.people.ofCase.queryOptions({ courtId: court.id, caseId: file.caseId }));
  const mayChange = me.role === "clerk" || me.role === "administrator";
  const close = () => setAsked(null);

  return (
    <section>
      <div className={styles.head}>
        <h3>{t("title")}</h3>
        {mayChange && (
          <Button className="no-print" size="compact-sm" variant="subtle" onClick={() => setAsked({ what: "add" })}>
            {t("add")}
          </Button>
        )}
      </div>
      {found.isPending && <Loader role="status" size="sm" aria-label={t("title")} />}
      {found.isError && !found.data && <NotLoaded of={found} />}
      {found.data && <Roles file={file} found={found.data} ask={mayChange ? setAsked : null} />}
      {found.data && <JuvenileFindings found={found.data} />}
      {asked && found.data && <Dialog file={file} found={found.data} asked={asked} close={close} />}
    </section>
  );
}

type RolesProps = { file: File; found: PeopleOfCase; ask: ((asked: Asked) => void) | null };

function Roles({ file, found, ask }: RolesProps) {
  const t = useTranslations("people");
  const docket = useTranslations("docket.file");
  const roles = useTranslations("terms.roles");
  const { otherAccused } = file.entry;
  if (found.people.length === 0 && otherAccused === 0) return <p className="soft">{t("nobody")}</p>;
  return (
    <dl className={styles.roles}>
      {CASE_ROLES.map((role) => {
        const inRole = found.people.filter((one) => one.role === role);
        const hasMore = role === "accused" && otherAccused !== 0;
        if (inRole.length === 0 && !hasMore) return null;
        return [
          <dt key={`${role}-term`}>{roles(role)}</dt>,
          <dd key={role}>
            <ul className={styles.people}>
              {inRole.map((one) => (
                <PersonLine key={one.casePersonId} person={one} caseId={file.caseId} found={found} ask={ask} />
              ))}
              {hasMore && (
                <li className="soft">
                  {otherAccused === null ? docket("someOthers") : docket("others", { n: otherAccused })}
                </li>
              )}
            </ul>
          </dd>,
        ];
      })}
    </dl>
  );
}

type DialogProps = { file: File; found: PeopleOfCase; asked: Asked; close: () => void };

function Dialog({ file, found, asked, close }: DialogProps) {
  if (asked.what === "add") return <PersonDialog file={file} found={found} person={null} close={close} />;
  // What was saved meanwhile is shown, not what stood here when the dialog opened.
  const person = found.people.find(({ casePersonId }) => casePersonId === asked.person.casePersonId) ?? asked.person;
  if (asked.what === "edit") return <PersonDialog file={file} found={found} person={person} close={close} />;
  if (asked.what === "charges") return <ChargesDialog person={person} sections={found.sections} close={close} />;
  if (asked.what === "custody")
    return <CustodyDialog person={person} today={found.today} offenceDay={found.offenceDay} close={close} />;
  if (asked.what === "link") return <LinkProtected person={person} close={close} />;
  // Who was split off is no longer in this case: the dialog still says where the new one is.
  if (asked.what === "split") return <SplitJuvenile person={person} today={found.today} close={close} />;
  if (asked.what === "card") return <CardDialog person={person} caseId={file.caseId} mayChange close={close} />;
  return <RemovePerson person={person} close={close} />;
}
