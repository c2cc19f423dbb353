"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { officeNumber } from "../../../../server/rules/case/case-label.ts";
import { Icon } from "../../../components/icons.tsx";
import { Num } from "../../../components/num.tsx";
import styles from "./process.module.css";
import { acceptedOf, isMisdirected, type ProcessItem, type ProcessMatter, papersOf } from "./process-data.ts";
import { useProcessWords } from "./process-words.ts";
import type { ProcessActs } from "./use-process-acts.ts";

type Props = { matters: readonly ProcessMatter[]; acts: ProcessActs };

/** What the production orders of a day leave out or get wrong, above the papers and never on them. */
export function ProductionNotices({ matters, acts }: Props) {
  return (
    <div className={`${styles.notices} no-print`}>
      <NoOrderYet matters={matters} acts={acts} />
      <WrongJail matters={matters} acts={acts} />
    </div>
  );
}

/** Prisoners of the day whose order is only proposed, by jail: no paper brings them, until it is made out. */
function NoOrderYet({ matters, acts }: Props) {
  const t = useTranslations("process.production");
  const unknown = useTranslations("process.paper")("jailUnknown");
  const waiting = matters.flatMap((matter) =>
    matter.proposals.filter(({ kind }) => kind === "production-order").map((proposal) => acceptedOf(matter, proposal)),
  );
  if (waiting.length === 0) return null;
  const jails = [...Map.groupBy(waiting, ({ addressee }) => addressee ?? unknown)].map(
    ([jail, some]) => `${jail} (${some.length})`,
  );
  return (
    <section aria-label={t("noOrder", { n: waiting.length })}>
      <p>
        <span className="mark mark-risk">
          <Icon name="risk" size={12} />
          {t("noOrder", { n: waiting.length })}
        </span>{" "}
        {jails.join(" · ")}
      </p>
      <Button size="compact-sm" loading={acts.isBusy} onClick={() => acts.accept(waiting, "to-issue")}>
        {t("makeOut", { n: waiting.length })}
      </Button>
    </section>
  );
}

/** Orders that speak to a jail where the prisoner is not any more: they bring nobody and are not printed. */
function WrongJail({ matters, acts }: Props) {
  const t = useTranslations("process.production");
  const words = useProcessWords();
  const wrong = papersOf(matters, isMisdirected);
  if (wrong.length === 0) return null;
  const held = wrong.filter(({ item }) => item.misdirected?.why === "held-elsewhere").map(({ item }) => item.id);
  const free = wrong.filter(({ item }) => item.misdirected?.why === "at-liberty").map(({ item }) => item.id);
  return (
    <section aria-label={t("wrong", { n: wrong.length })}>
      <p className="mark mark-risk">
        <Icon name="risk" size={12} />
        {t("wrong", { n: wrong.length })}
      </p>
      <ul className={styles.owed}>
        {wrong.map(({ matter, item }) => (
          <li key={item.id}>
            <Num>{officeNumber(matter)}</Num> · {words.recipient(item)} · <MisdirectedWords item={item} />
          </li>
        ))}
      </ul>
      {held.length > 0 && (
        <Button size="compact-sm" loading={acts.isBusy} onClick={() => acts.remake(held)}>
          {t("remake", { n: held.length })}
        </Button>
      )}
      {free.length > 0 && (
        <Button size="compact-sm" variant="default" loading={acts.isBusy} onClick={() => acts.mark(free, "recalled")}>
          {t("recall", { n: free.length })}
        </Button>
      )}
    </section>
  );
}

/** Where the order went and where the prisoner is, in words. */
export function MisdirectedWords({ item }: { item: ProcessItem }) {
  const t = useTranslations("process.production");
  const { misdirected, addressee } = item;
  if (!misdirected) return null;
  if (misdirected.why === "at-liberty") return t("atLiberty");
  return t("heldElsewhere", { to: addressee ?? "", at: misdirected.place ?? "" });
}
