"use client";

import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useShowError } from "../../../components/refusal.ts";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { useDayText } from "../cases/case-words.tsx";
import { useNameOf } from "../cases/settlement/use-life.ts";
import { releaseFocus } from "../day/use-sheet-keys.ts";
import { newKey, useSaved } from "../settings/use-save.tsx";
import styles from "./desk.module.css";
import type { Desk } from "./desk-data.ts";
import { SignRow } from "./sign-row.tsx";
import type { Pass } from "./use-pass.ts";
import { usePass } from "./use-pass.ts";

type Entry = Desk["file"][number];

const keyOf = ({ kind, entryId }: Entry) => `${kind}/${entryId}`;

type Props = {
  entries: readonly Entry[];
  /** Its keys are on. */
  isOpen: boolean;
  setOpen: (open: Pass | null) => void;
  refetch: () => void;
};

/** Judgments, settlements and orders entered from the file: no hearing of theirs is signed, so they are signed here. */
export function FileToSign({ entries, isOpen, setOpen, refetch }: Props) {
  const t = useTranslations("desk.judge");
  const sign = useSignFile(refetch, () => setOpen(null));
  const pass = usePass(entries.map(keyOf), isOpen, (chosen) => {
    if (!sign.isPending) sign.run(entries.filter((one) => chosen.includes(keyOf(one))));
  });
  if (entries.length === 0) return null;
  return (
    <section id="desk-file">
      <div className={styles.head}>
        <h3>{t("file")}</h3>
        <Button
          size="compact-sm"
          variant="default"
          className="no-print"
          aria-pressed={isOpen}
          onClick={(event) => {
            releaseFocus(event);
            setOpen(isOpen ? null : "file");
          }}
        >
          {t("fileOpen")} <kbd aria-hidden>F</kbd>
        </Button>
      </div>
      <p className="soft">{t("fileHow")}</p>
      <ol className={styles.pass}>
        {entries.map((one) => (
          <EntryRow
            key={keyOf(one)}
            one={one}
            isCurrent={pass.isCurrent(keyOf(one))}
            isChosen={pass.isChosen(keyOf(one))}
            onToggle={() => pass.toggle(keyOf(one))}
          />
        ))}
      </ol>
      <div className={styles.head}>
        <Button loading={sign.isPending} disabled={pass.chosen.length === 0} onClick={pass.confirm}>
          {t("fileDo", { n: pass.chosen.length })}
        </Button>
        {isOpen && <span className="soft">{t("signKeys")}</span>}
      </div>
    </section>
  );
}

function useSignFile(refetch: () => void, onDone: () => void) {
  const t = useTranslations("desk.judge");
  const { court } = useCourt();
  const server = useServer();
  const saved = useSaved();
  const showError = useShowError();
  const sign = useMutation(
    server.desk.signFile.mutationOptions({
      onSuccess: ({ changeId, signed }) => {
        saved({ changeId, message: t("signed", { n: signed }) });
        onDone();
      },
      onError: (error) => {
        showError(error);
        refetch();
      },
    }),
  );
  const run = (chosen: readonly Entry[]) => {
    const told = chosen.map(({ kind, entryId, fingerprint }) => ({ kind, entryId, fingerprint }));
    sign.mutate({ courtId: court.id, entries: told, key: newKey() });
  };
  return { run, isPending: sign.isPending };
}

type RowProps = { one: Entry; isCurrent: boolean; isChosen: boolean; onToggle: () => void };

function EntryRow(row: RowProps) {
  const { one } = row;
  const t = useTranslations("desk.judge");
  return (
    <SignRow {...row} kind={t(`fileKinds.${one.kind}`)}>
      <Said said={one.said} />
      {one.signedBefore && (
        <div className={styles.changed}>
          <span className="mark mark-risk">{t("correction")}</span>{" "}
          <del>
            <Said said={one.signedBefore} />
          </del>
        </div>
      )}
    </SignRow>
  );
}

/** The days, and a line for each accused with all that was said of him. */
function Said({ said }: { said: Entry["said"] }) {
  const t = useTranslations("settlement.judgment");
  const desk = useTranslations("desk.judge");
  const law = useTranslations("law");
  const text = useDayText();
  const nameOf = useNameOf();
  const language = useLocale();
  const rupees = (amount: number) => amount.toLocaleString(language === "ur" ? "ur-PK-u-nu-latn" : "en-PK");
  const disposals = useTranslations("terms.disposals");
  const days = [
    said.announcedDay && !said.disposal && t("announced", { day: text(said.announcedDay, "date") }),
    said.reservedDay && t("reserved", { day: text(said.reservedDay, "date") }),
    said.statedDay && desk("fileStated", { day: text(said.statedDay, "date") }),
    said.reopenedDay && desk("fileReopened", { day: text(said.reopenedDay, "date") }),
  ].filter(Boolean);
  return (
    <>
      {said.disposal && (
        <span className={styles.block}>
          <strong>{disposals(said.disposal)}</strong>
          {said.announcedDay && <> · {text(said.announcedDay, "date")}</>}
          {said.order && (
            <>
              {" · "}
              <bdi>{said.order}</bdi>
            </>
          )}
        </span>
      )}
      {days.length > 0 && <span className={styles.block}>{days.join(" · ")}</span>}
      {said.accused.map((one) => (
        <span key={one.name} className={styles.block}>
          <bdi>{nameOf(one)}</bdi>:{" "}
          <strong>
            {[
              one.result && law(`results.${one.result}`),
              ...one.differing.map(({ section, result }) =>
                t("sectionResult", { section: `\u2068${section}\u2069`, result: law(`results.${result}`) }),
              ),
              one.isSplit && t("split"),
              one.months > 0 && t("sentence", { months: one.months }),
              one.fine > 0 && t("fineOf", { amount: rupees(one.fine) }),
              one.compensation > 0 && t("compensationOf", { amount: rupees(one.compensation) }),
              one.sections.length > 0 && desk("fileCompounded", { sections: `\u2068${one.sections.join(", ")}\u2069` }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </strong>
        </span>
      ))}
    </>
  );
}
