"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { officeNumber } from "../../../../server/rules/case/case-label.ts";
import { Num } from "../../../components/num.tsx";
import styles from "./process.module.css";
import { type Paper, recallOf } from "./process-data.ts";
import { StateMark } from "./process-table.tsx";
import { useProcessWords } from "./process-words.ts";
import type { RecallMark } from "./recall-dialog.tsx";
import type { ProcessActs } from "./use-process-acts.ts";

type Props = { papers: readonly Paper[]; acts: ProcessActs; onMark: (mark: RecallMark) => void };

/** How far the recalls of a day are, on the screen only: to be sent, sent by whom, acknowledged by whom. */
export function RecallList({ papers, acts, onMark }: Props) {
  const t = useTranslations("process");
  const words = useProcessWords();
  const toSend = papers.filter(({ item }) => recallOf(item) === "to-send").map(({ item }) => item.id);
  return (
    <section className="no-print" aria-label={t("day.views.recalls")}>
      {toSend.length > 1 && (
        <div className={styles.bar}>
          <Button
            size="compact-sm"
            disabled={acts.isBusy}
            onClick={() => onMark({ ids: toSend, as: "sent", by: null, since: null })}
          >
            {t("recall.sentAll", { n: toSend.length })}
          </Button>
        </div>
      )}
      <ul className={styles.recalls}>
        {papers.map(({ matter, item }) => {
          const step = recallOf(item);
          return (
            <li key={item.id}>
              <span>
                <Num>{officeNumber(matter)}</Num> · {t(`kinds.${item.kind}`)} · {words.recipient(item)}
              </span>
              <StateMark item={item} />
              {step !== "acknowledged" && step !== null && (
                <Button
                  size="compact-xs"
                  variant="default"
                  disabled={acts.isBusy}
                  onClick={() => onMark(markOf(item, step))}
                >
                  {t(step === "to-send" ? "recall.sent" : "recall.acknowledged")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The next mark of a recall, with the name that it usually bears. */
export function markOf({ id, addressee, recallSentDay }: Paper["item"], step: "to-send" | "sent"): RecallMark {
  if (step === "to-send") return { ids: [id], as: "sent", by: null, since: null };
  return { ids: [id], as: "acknowledged", by: addressee, since: recallSentDay };
}
