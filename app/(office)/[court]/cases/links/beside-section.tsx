"use client";

import { Button, Modal, NativeSelect } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Num } from "../../../../components/num.tsx";
import { refusalOf, useErrorWords, useShowError } from "../../../../components/refusal.ts";
import { useServer } from "../../../../components/server-data.tsx";
import { useCourt } from "../../../court-context.tsx";
import { newKey, useSaved } from "../../settings/use-save.tsx";
import { Day } from "../case-words.tsx";
import own from "../stage/matter.module.css";
import { type Matter, useMay } from "../stage/use-matter.ts";
import { CasePicker, type Picked } from "./case-picker.tsx";

type Beside = Matter["sameFir"][number];

/** Cases of the same FIR by themselves, applications, and what somebody linked. Named by number, nobody's name. */
export function BesideSection({ caseId, matter }: { caseId: number; matter: Matter }) {
  const t = useTranslations("desk.beside");
  const may = useMay();
  const { links, applications, sameFir } = matter;
  const isEmpty = links.length + applications.length + sameFir.length === 0;
  return (
    <section>
      <div className={own.head}>
        <h3>{t("title")}</h3>
        {may.change && <LinkCase caseId={caseId} />}
      </div>
      {isEmpty && <p className="soft">{t("none")}</p>}
      <ul className={own.items}>
        {applications.map((one) => (
          <Item key={one.caseId} one={one} kind={t(one.isParent ? "parent" : "application")} />
        ))}
        {links.map((one) => (
          <Item
            key={one.caseId}
            one={one}
            kind={t(one.kind === "split-from" && !one.isFrom ? "splitOff" : `kinds.${one.kind}`)}
          >
            {may.change && <Unlink caseId={caseId} linkId={one.linkId} />}
          </Item>
        ))}
        {sameFir.map((one) => (
          <Item key={one.caseId} one={one} kind={t("sameFir")} />
        ))}
      </ul>
    </section>
  );
}

function Item({ one, kind, children }: { one: Beside; kind: string; children?: React.ReactNode }) {
  const t = useTranslations("desk");
  const terms = useTranslations("terms");
  const language = useLocale();
  const { court } = useCourt();
  const name = (language === "ur" ? one.courtUr : one.courtEn) ?? one.courtEn;
  return (
    <li>
      <span className="soft">{kind}</span>
      {one.isHere ? (
        <Link href={`/${court.code}/cases/${one.caseId}`} prefetch={false}>
          <Num>{one.number}</Num>
        </Link>
      ) : (
        <span>
          <Num>{one.number}</Num>{" "}
          <span className="soft">{t("beside.elsewhere", { court: `\u2068${name}\u2069` })}</span>
        </span>
      )}
      {one.applicationKind && <span>{t(`applications.${one.applicationKind}`)}</span>}
      <span className="soft">{one.disposal ? terms(`disposals.${one.disposal}`) : terms(`stages.${one.stage}`)}</span>
      {one.disposalDay === null && one.nextDay && <Day day={one.nextDay} />}
      {children}
    </li>
  );
}

function Unlink({ caseId, linkId }: { caseId: number; linkId: number }) {
  const t = useTranslations("desk.beside");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const unlink = useMutation(
    server.desk.unlink.mutationOptions({
      onSuccess: ({ changeId }) => saved({ changeId, message: t("unlinked") }),
      onError: showError,
    }),
  );
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      className="no-print"
      loading={unlink.isPending}
      onClick={() => unlink.mutate({ courtId: court.id, caseId, linkId, key: newKey() })}
    >
      {t("unlink")}
    </Button>
  );
}

const KINDS = ["cross-case", "in-connection", "same-fir", "split-from"] as const;

function LinkCase({ caseId }: { caseId: number }) {
  const t = useTranslations("desk.beside");
  const actions = useTranslations("actions");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const words = useErrorWords();
  const [isOpen, setOpen] = useState(false);
  const [kind, setKind] = useState<(typeof KINDS)[number]>("in-connection");
  const [picked, setPicked] = useState<Picked | null>(null);
  const link = useMutation(
    server.desk.link.mutationOptions({
      onSuccess: ({ changeId }) => {
        saved({ changeId, message: t("linked", { number: `\u2068${picked?.number}\u2069` }) });
        setOpen(false);
        setPicked(null);
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (picked) link.mutate({ courtId: court.id, caseId, otherCaseId: picked.caseId, kind, key: newKey() });
  };
  return (
    <>
      <Button size="compact-sm" variant="subtle" className="no-print" onClick={() => setOpen(true)}>
        {t("link")}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t("link")}>
        <form onSubmit={submit} className={own.stack}>
          <CasePicker label={t("which")} picked={picked} onPick={setPicked} exceptCaseId={caseId} />
          <NativeSelect
            label={t("kind")}
            value={kind}
            data={KINDS.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
            onChange={(event) => setKind(event.currentTarget.value as (typeof KINDS)[number])}
          />
          {link.error && (
            <p role="alert" className="mark mark-breach">
              {refusalOf(link.error)?.code === "nothing-to-do" ? t("already") : words(link.error)}
            </p>
          )}
          <div className={own.foot}>
            <Button variant="default" onClick={() => setOpen(false)}>
              {actions("cancel")}
            </Button>
            <Button type="submit" disabled={!picked} loading={link.isPending}>
              {t("link")}
            </Button>
          </div>
        </form>
      </Modal>
    </>
  );
}
