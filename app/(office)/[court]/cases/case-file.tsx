"use client";

import { ActionIcon, Button, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Icon } from "../../../components/icons.tsx";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { Num } from "../../../components/num.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { ReportsOfCase } from "../evidence/reports/reports-of-case.tsx";
import { DateRequests } from "../presence/date-requests.tsx";
import { AfterApplications } from "./application/after-applications.tsx";
import type { File } from "./case-data.ts";
import { CaseFacts } from "./case-facts.tsx";
import styles from "./case-file.module.css";
import { CaseHistory } from "./case-history.tsx";
import { CaseMarks } from "./case-marks.tsx";
import { CaseTimeline } from "./case-timeline.tsx";
import { useAccusedWords } from "./case-words.tsx";
import { EvidenceSection } from "./evidence/evidence-section.tsx";
import { GiveDate } from "./give-date.tsx";
import { NamesShaded } from "./names-shaded.tsx";
import { AdjournmentsSection } from "./orders/adjournments-section.tsx";
import { PeopleSection } from "./people/people-section.tsx";
import { RecordLink } from "./record/record-link.tsx";
import { CaseLife } from "./settlement/case-life.tsx";
import { MoreActs } from "./settlement/more-acts.tsx";
import { MatterSection } from "./stage/matter-section.tsx";

type Props = { caseId: number; isPage?: boolean; onClose?: () => void; onEdit?: (() => void) | undefined };

/** Everything about one case: beside the docket, or on its own page. */
export function CaseFile({ caseId, isPage = false, onClose, onEdit }: Props) {
  const t = useTranslations();
  const { court } = useCourt();
  const server = useServer();
  const found = useQuery(server.cases.file.queryOptions({ courtId: court.id, caseId }));

  if (found.isPending) return <Loader role="status" size="sm" aria-label={t("actions.loading")} />;
  if (!found.data) {
    return (
      <div className={styles.failed}>
        <NotLoaded of={found} />
        {onClose && <CloseButton onClose={onClose} />}
      </div>
    );
  }
  const file = found.data;
  return (
    <article className={styles.file}>
      <Head file={file} isPage={isPage}>
        {onEdit && file.disposalDay === null && <GiveDate file={file} />}
        {onEdit && !file.isShaded && (
          <Button size="compact-sm" variant="default" onClick={onEdit}>
            {t("docket.file.edit")}
          </Button>
        )}
        {!isPage && (
          <Button
            size="compact-sm"
            variant="subtle"
            component={Link}
            href={`/${court.code}/cases/${caseId}`}
            prefetch={false}
          >
            {t("docket.file.open")}
          </Button>
        )}
        {!file.isShaded && <MoreActs file={file} />}
        {onClose && <CloseButton onClose={onClose} />}
      </Head>
      {file.isShaded && <NamesShaded key={file.caseId} file={file} mayPress={isPage} />}
      <DateRequests caseId={file.caseId} />
      <ReportsOfCase caseId={file.caseId} />
      <CaseFacts file={file} />
      <CaseTimeline file={file} />
      {file.isShaded ? <RecordLink caseId={file.caseId} /> : <OfPeople file={file} />}
    </article>
  );
}

/** What tells of people and of what they said: asked for only where their names are open. */
function OfPeople({ file }: { file: File }) {
  return (
    <>
      {file.disposalDay === null && <AfterApplications caseId={file.caseId} />}
      <PeopleSection file={file} />
      <EvidenceSection file={file} />
      <AdjournmentsSection caseId={file.caseId} />
      <CaseLife file={file} />
      <MatterSection file={file} />
      <CaseHistory file={file} />
    </>
  );
}

function Head({ file, isPage, children }: { file: File; isPage: boolean; children: ReactNode }) {
  const t = useTranslations("docket");
  const accused = useAccusedWords();
  const Heading = isPage ? "h1" : "h2";
  return (
    <header className={styles.head}>
      <div className={styles.title}>
        <Heading>{file.number ? <Num>{file.number}</Num> : t("noNumber")}</Heading>
        {/* A minor's matter is named on no paper. */}
        <span className={file.restriction.because === "minor" ? "no-print" : undefined}>
          {accused(file.accusedTitle)}
        </span>
        <span className={styles.marks}>
          <CaseMarks
            matter={{
              ...file,
              isRestricted: file.restriction.restricted,
              unreadSections: file.unreadSections.length,
            }}
          />
        </span>
      </div>
      <div className={`${styles.buttons} no-print`}>{children}</div>
    </header>
  );
}

function CloseButton({ onClose }: { onClose: () => void }) {
  const t = useTranslations("docket.file");
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={t("close")} onClick={onClose}>
      <Icon name="close" />
    </ActionIcon>
  );
}
