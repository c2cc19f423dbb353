"use client";

import { Button, Modal } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { officeNumber } from "../../../../../server/rules/case/case-label.ts";
import { Icon } from "../../../../components/icons.tsx";
import { Num } from "../../../../components/num.tsx";
import type { Proposal } from "../process-data.ts";
import { useProcessWords } from "../process-words.ts";
import styles from "./offer.module.css";
import { OfferForm } from "./offer-form.tsx";
import type { Offer, Offered } from "./use-offer.ts";

type Props = {
  offer: Offer;
  /** The matter whose date was just given, apart from those before; left out, everything offered is just that. */
  just?: Offered | null;
  onAnswer: (matter: Offered, chosen: readonly Proposal[]) => void;
  onUndo: () => void;
  /** Accepts everything of several matters at once, where the screen may. */
  onAnswerAll?: (matters: readonly Offered[]) => void;
  /** The key that accepts everything, where the screen has one. */
  letter?: string;
  /** The key that takes the last answer back, where the screen has one. */
  undoLetter?: string;
  onChoosing?: (isOpen: boolean) => void;
};

/** One quiet line: what must go out for the date that was given last, to accept, to choose from, or to leave. */
export function OfferLine({ offer, just, onAnswer, onUndo, onAnswerAll, letter, undoLetter, onChoosing }: Props) {
  const t = useTranslations("process.offer");
  const actions = useTranslations("actions");
  const words = useProcessWords();
  const [chosen, setChosen] = useState<Offered | null>(null);
  const choose = (matter: Offered | null) => {
    setChosen(matter);
    onChoosing?.(matter !== null);
  };
  const matter = just === undefined ? offer.offered[0] : (just ?? undefined);
  const others = offer.offered.filter((one) => one !== matter);
  const { answered } = offer;
  if (!matter && !answered && others.length === 0) return null;
  return (
    <section className={`${styles.line} no-print`} aria-label={t("label")}>
      {answered && (
        <span role="status" className={styles.done}>
          <Icon name="done" size={14} />{" "}
          {answered.matters > 1
            ? t("acceptedMany", { matters: answered.matters, n: answered.n })
            : answered.n === 0
              ? t("struck", { number: officeNumber(answered.matter) })
              : t("accepted", { number: officeNumber(answered.matter), n: answered.n })}{" "}
          <Button size="compact-xs" variant="default" disabled={offer.isBusy} onClick={onUndo}>
            {actions("undo")} {undoLetter && <kbd aria-hidden>{undoLetter}</kbd>}
          </Button>
        </span>
      )}
      {matter && (
        <>
          <span className={styles.what}>
            <Num>{t("line", { number: officeNumber(matter), day: words.day(matter.day) })}</Num>{" "}
            <span className="soft">{words.summary(matter.proposals)}</span>
          </span>
          <span className={styles.buttons}>
            <Button
              size="compact-sm"
              variant="default"
              loading={offer.isBusy}
              rightSection={letter && <kbd aria-hidden>{letter}</kbd>}
              onClick={() => onAnswer(matter, matter.proposals)}
            >
              {t("acceptAll")}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => choose(matter)}>
              {t("choose")}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              title={t("noneHow")}
              disabled={offer.isBusy}
              onClick={() => onAnswer(matter, [])}
            >
              {t("none")}
            </Button>
          </span>
        </>
      )}
      {others[0] && just === undefined && <span className="soft">{t("more", { n: others.length })}</span>}
      {others[0] && just !== undefined && (
        <span className={styles.before}>
          <span className="soft">{t("before", { n: others.length })}</span>{" "}
          <Button size="compact-sm" variant="subtle" onClick={() => choose(others[0]!)}>
            {t("lookAt")}
          </Button>
          {onAnswerAll && (
            <Button size="compact-sm" variant="subtle" disabled={offer.isBusy} onClick={() => onAnswerAll(others)}>
              {t("acceptMany", { n: papersIn(others) })}
            </Button>
          )}
        </span>
      )}
      <Modal
        opened={chosen !== null}
        onClose={() => choose(null)}
        title={chosen && t("chooseTitle", { number: officeNumber(chosen), day: words.day(chosen.day, "long") })}
      >
        {chosen && (
          <OfferForm
            matter={chosen}
            isBusy={offer.isBusy}
            key={chosen.hearingId}
            onAnswer={(some) => {
              onAnswer(chosen, some);
              // Of those that wait, one after the other.
              const isBefore = just !== undefined && chosen.hearingId !== matter?.hearingId;
              choose(
                (isBefore && others[others.findIndex(({ hearingId }) => hearingId === chosen.hearingId) + 1]) || null,
              );
            }}
            onLater={() => choose(null)}
          />
        )}
      </Modal>
    </section>
  );
}

const papersIn = (matters: readonly Offered[]): number => matters.reduce((sum, one) => sum + one.proposals.length, 0);
