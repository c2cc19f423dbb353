"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { dayAt, isCourtDay, timeAt } from "../../../../server/rules/calendar/court-day.ts";
import { Icon } from "../../../components/icons.tsx";
import { useCourt } from "../../court-context.tsx";
import type { File } from "./case-data.ts";
import type { Draft } from "./case-draft.ts";
import { useDayText } from "./case-words.tsx";
import styles from "./edit-clash.module.css";
import { type Clash, type Field, isSame } from "./merge-draft.ts";

type Props = {
  /** The case as somebody else saved it. */
  file: File;
  clashes: readonly Clash[];
  draft: Draft;
  take: (field: Field, value: Draft[Field]) => void;
};

/** What somebody else changed while the form was open here: theirs or mine, field by field. */
export function EditClash({ file, clashes, draft, take }: Props) {
  const t = useTranslations("docket.clash");
  const who = useWho(file);
  const label = useFieldLabel();
  const section = useRef<HTMLElement>(null);
  // The foot of the form would hide half of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each further clash is shown as the first was.
  useEffect(() => {
    section.current?.scrollIntoView({ block: "center" });
  }, [file.version]);
  return (
    <section ref={section} className={styles.clash} role="alert" aria-label={t("label")}>
      <p className={styles.head}>
        <Icon name="risk" size={14} /> <strong>{who}</strong> {clashes.length === 0 ? t("nothing") : t("how")}
      </p>
      {clashes.length > 0 && (
        <ul className={styles.fields}>
          {clashes.map((clash) => (
            <li key={clash.field}>
              <fieldset className={styles.field}>
                <legend>{label(clash.field)}</legend>
                <Side clash={clash} side="theirs" draft={draft} take={take} />
                <Side clash={clash} side="mine" draft={draft} take={take} />
              </fieldset>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type SideProps = Pick<Props, "draft" | "take"> & { clash: Clash; side: "theirs" | "mine" };

function Side({ clash, side, draft, take }: SideProps) {
  const t = useTranslations("docket.clash");
  const words = useValueWords();
  const value = clash[side];
  const isTaken = isSame(draft[clash.field], value);
  // What stands here untouched is no writing of mine, only the state before theirs.
  const name = side === "theirs" ? "theirs" : isSame(clash.mine, clash.before) ? "before" : "mine";
  return (
    <Button
      className={styles.side}
      size="compact-sm"
      variant={isTaken ? "filled" : "default"}
      aria-pressed={isTaken}
      leftSection={isTaken ? <Icon name="done" size={13} /> : undefined}
      onClick={() => take(clash.field, value)}
    >
      <span className={styles.value}>
        {t(name)}: <bdi>{words(clash.field, value)}</bdi>
      </span>
    </Button>
  );
}

/** "S. Reader saved this case at 10:32", from the history of the case. */
function useWho(file: File): string {
  const t = useTranslations("docket");
  const { me } = useCourt();
  const dayText = useDayText();
  const last = file.history[0];
  if (!last) return t("clash.somebody");
  const at = new Date(last.at);
  const name = last.source === "screen" ? (last.by ?? t("file.somebody")) : t(`file.${last.source}`);
  const when = `${dayText(dayAt(at, me.timezone), "short")} \u2066${timeAt(at, me.timezone)}\u2069`;
  return t("clash.who", { name: `\u2068${name}\u2069`, when });
}

const LABELS = {
  investigatingOfficer: "officer",
  orderedRestricted: "ordered",
  institutionDay: "institution",
  offenceDay: "offence",
  challanDay: "challan",
  cognizanceDay: "cognizance",
  copiesDay: "copies",
  proclamationDay: "proclamation",
} as const satisfies Partial<Record<Field, string>>;

function useFieldLabel(): (field: Field) => string {
  const t = useTranslations("docket");
  return (field) => {
    if (field === "unreadSections") return t("fields.unread_sections");
    const key = (LABELS as Partial<Record<Field, (typeof LABELS)[keyof typeof LABELS]>>)[field];
    return t(`form.${key ?? (field as Exclude<Field, keyof typeof LABELS | "unreadSections">)}`);
  };
}

function useValueWords(): (field: Field, value: Draft[Field]) => string {
  const t = useTranslations();
  const dayText = useDayText();
  return (field, value) => {
    if (field === "otherAccused") return value === null ? t("docket.file.someOthers") : String(value);
    if (field === "orderedRestricted") {
      return t(
        value === null ? "docket.form.orderNone" : value ? "docket.form.orderRestrict" : "docket.form.orderLift",
      );
    }
    if (typeof value === "boolean") return t(value ? "actions.yes" : "actions.no");
    if (Array.isArray(value)) return value.length === 0 ? t("docket.file.nothing") : value.join(", ");
    if (value === null || String(value).trim() === "") return t("docket.file.nothing");
    if (field === "stage") return t(`terms.stages.${value as Draft["stage"]}`);
    if (field === "custody") return t(`terms.custody.${value as Draft["custody"]}`);
    const text = String(value);
    return isCourtDay(text) ? dayText(text) : text.trim().replace(/\s*\n\s*/g, " · ");
  };
}
