"use client";

import { Checkbox } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Num } from "../../../components/num.tsx";
import { useCourt } from "../../court-context.tsx";
import { useAccusedWords } from "../cases/case-words.tsx";

type Props = {
  one: { caseId: number; label: string; accusedTitle: string };
  isCurrent: boolean;
  isChosen: boolean;
  onToggle: () => void;
  /** What it is, beside the title. */
  kind: string;
  children: ReactNode;
};

/** One entry that waits for the judge's signature: chosen unless he leaves it out, and in view while the keys are on it. */
export function SignRow({ one, isCurrent, isChosen, onToggle, kind, children }: Props) {
  const t = useTranslations("desk.judge");
  const { court } = useCourt();
  const accused = useAccusedWords();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: "nearest" });
  }, [isCurrent]);
  return (
    <li ref={row} aria-current={isCurrent || undefined} data-left-out={!isChosen || undefined}>
      <Checkbox
        size="xs"
        checked={isChosen}
        onChange={onToggle}
        aria-label={t("confirmOne", { number: `\u2066${one.label}\u2069` })}
      />
      <div>
        <Link href={`/${court.code}/cases/${one.caseId}`} prefetch={false}>
          <Num>{one.label}</Num>
        </Link>{" "}
        <bdi>{accused(one.accusedTitle)}</bdi> <span className="soft">{kind}</span>
        {children}
      </div>
    </li>
  );
}
