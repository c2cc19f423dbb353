"use client";

import { Button } from "@mantine/core";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Icon, type IconName } from "../../../components/icons.tsx";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { Num } from "../../../components/num.tsx";
import { useShowError } from "../../../components/refusal.ts";
import { ChangedItem } from "./changed-item.tsx";
import styles from "./import.module.css";
import type { Changes, LinePage, Problem, WhichLines } from "./import-data.ts";
import type { LinesSource } from "./lines-source.ts";
import { ProblemItem } from "./problem-item.tsx";

type Props = { problems: readonly Problem[]; changes: Changes; source: LinesSource };

/** Every line that changes a case or that a person should look at: the first of each kind, and all of them when asked. */
export function LineLists({ problems, changes, source }: Props) {
  const t = useTranslations("imports.check");
  return (
    <>
      {changes.count > 0 && (
        <div className={styles.problems}>
          <h3>{t("changesHead")}</h3>
          <ChangesList changes={changes} source={source} />
        </div>
      )}
      {problems.length === 0 ? (
        <p className="mark mark-done">
          <Icon name="done" size={14} /> {t("noProblems")}
        </p>
      ) : (
        <div className={styles.problems}>
          <h3>{t("problems")}</h3>
          {problems.map((problem) => (
            <ProblemList key={`${problem.kind}/${problem.because}`} problem={problem} source={source} />
          ))}
        </div>
      )}
    </>
  );
}

function ChangesList({ changes, source }: { changes: Changes; source: LinesSource }) {
  const t = useTranslations("imports.check");
  const itemsOf = (lines: Changes["lines"]) => lines.map((one) => <ChangedItem key={one.line} changed={one} />);
  return (
    <LineList
      head={{ mark: "mark mark-plain", icon: "moved", words: t("changedHead") }}
      name={t("changedWords")}
      count={changes.count}
      shown={changes.lines.length}
      first={itemsOf(changes.lines)}
      which={{ kind: "changed", because: null }}
      source={source}
      itemsOf={(page) => itemsOf(page.changes)}
    />
  );
}

function ProblemList({ problem, source }: { problem: Problem; source: LinesSource }) {
  const t = useTranslations("imports");
  const { kind, because, count, lines } = problem;
  const isRejected = kind === "rejected";
  const name = isRejected ? t(`rejections.${because as "case_twice"}`) : t(`notes.${because as "date_is_past"}`);
  const itemsOf = (some: Problem["lines"]) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: two findings of one kind may stand on one line.
    some.map((one, at) => <ProblemItem key={`${one.line}/${at}`} problem={one} />);
  return (
    <LineList
      head={
        isRejected
          ? { mark: "mark mark-breach", icon: "close", words: t("check.rejectedHead") }
          : { mark: "mark mark-risk", icon: "risk", words: t("check.warnedHead") }
      }
      name={name}
      count={count}
      shown={lines.length}
      first={itemsOf(lines)}
      which={{ kind, because }}
      source={source}
      itemsOf={(page) => itemsOf(page.problems)}
    />
  );
}

type ListProps = {
  head: { mark: string; icon: IconName; words: string };
  name: string;
  count: number;
  /** How many of them `first` shows. */
  shown: number;
  first: ReactNode;
  which: WhichLines;
  source: LinesSource;
  itemsOf: (page: LinePage) => ReactNode[];
};

function LineList({ head, name, count, shown, first, which, source, itemsOf }: ListProps) {
  const t = useTranslations("imports.check");
  const [isWhole, setWhole] = useState(false);
  return (
    <details open={which.kind !== "warned"}>
      <summary>
        <span className={head.mark}>
          <Icon name={head.icon} size={13} />
          {head.words}
        </span>
        <Num className={styles.problemCount}>{count.toLocaleString("en-US")}</Num>
        <span>{name}</span>
      </summary>
      {isWhole ? <WholeList name={name} which={which} source={source} itemsOf={itemsOf} /> : <ul>{first}</ul>}
      <div className={styles.listActions}>
        {!isWhole && count > shown && (
          <Button variant="default" size="compact-sm" onClick={() => setWhole(true)}>
            {t("all", { count })}
          </Button>
        )}
        <DownloadButton name={name} which={which} source={source} />
      </div>
    </details>
  );
}

type WholeProps = Pick<ListProps, "name" | "which" | "source" | "itemsOf">;

/** The whole list, in a field of its own that scrolls: read page by page, the next on asking. */
function WholeList({ name, which, source, itemsOf }: WholeProps) {
  const t = useTranslations("imports.check");
  const field = useRef<HTMLElement>(null);
  const pages = useInfiniteQuery({
    queryKey: ["imports", "lines", ...source.key, which],
    queryFn: ({ pageParam }) => source.page(which, pageParam),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    refetchOnWindowFocus: false,
    retry: false,
  });
  // The button that opened it is gone: whoever works by keyboard goes on from here.
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section ref={field} className={styles.whole} aria-label={name} aria-busy={pages.isFetching} tabIndex={0}>
        <ul>{pages.data?.pages.flatMap(itemsOf)}</ul>
        {pages.isFetching && <p role="status">{t("loading")}</p>}
        {pages.isError && <NotLoaded of={pages} />}
      </section>
      {pages.hasNextPage && (
        <Button variant="default" size="compact-sm" loading={pages.isFetching} onClick={() => pages.fetchNextPage()}>
          {t("next")}
        </Button>
      )}
    </>
  );
}

function DownloadButton({ name, which, source }: Pick<ListProps, "name" | "which" | "source">) {
  const t = useTranslations("imports.check");
  const showError = useShowError();
  const download = useMutation({ mutationFn: () => source.download(which), onError: showError });
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      loading={download.isPending}
      aria-label={t("downloadOf", { name })}
      onClick={() => download.mutate()}
    >
      {t("download")}
    </Button>
  );
}
