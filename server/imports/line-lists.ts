import type { RejectionCode, RowFinding, WarningCode } from "../rules/imports/register-findings.ts";
import type { ChangedLine } from "./changed-fields.ts";

/** Something about a line that a person should look at. */
export type ProblemLine = RowFinding<RejectionCode | WarningCode> & { readonly firstLine: number | null };

/** Findings of one kind, with the first of their lines. */
export type Problem = {
  readonly kind: "rejected" | "warned";
  readonly because: RejectionCode | WarningCode;
  readonly count: number;
  readonly lines: readonly ProblemLine[];
};

export type Changes = { readonly count: number; readonly lines: readonly ChangedLine[] };

/** What an import would do or did, line by line. */
export type Lines = {
  readonly rejected: readonly Found[];
  readonly warned: readonly Found[];
  readonly changed: readonly ChangedLine[];
};
type Found = RowFinding<RejectionCode | WarningCode> & { readonly firstLine?: number | null };

/** One of the lists that a screen shows; `because` picks the findings of one kind. */
export type WhichLines = { readonly kind: keyof Lines; readonly because: string | null };

/** As many lines as a screen asks for at once; `next` is where the rest begins, null at the end. */
export type LinePage = {
  readonly problems: readonly ProblemLine[];
  readonly changes: readonly ChangedLine[];
  readonly next: number | null;
};

const SHOWN_LINES = 8;
const PAGE = 500;

/** The lists of a screen, each with its first lines, the longest first. */
export function firstLines({ rejected, warned, changed }: Lines): { problems: Problem[]; changes: Changes } {
  return {
    problems: [...problemsOf("rejected", rejected), ...problemsOf("warned", warned)],
    changes: { count: changed.length, lines: changed.slice(0, SHOWN_LINES) },
  };
}

/** One list from a place on. */
export function linesFrom(lines: Lines, which: WhichLines, from: number): LinePage {
  const cut = <One>(all: readonly One[]) => all.slice(from, from + PAGE);
  const changes = which.kind === "changed" ? lines.changed : [];
  const problems = which.kind === "changed" ? [] : lines[which.kind].filter((one) => isOf(one, which)).map(withLine);
  const count = changes.length + problems.length;
  return { problems: cut(problems), changes: cut(changes), next: from + PAGE < count ? from + PAGE : null };
}

export const isOf = ({ because }: { because: string }, which: WhichLines): boolean =>
  which.because === null || because === which.because;

const withLine = (one: Found): ProblemLine => ({ ...one, firstLine: one.firstLine ?? null });

function problemsOf(kind: Problem["kind"], findings: readonly Found[]): Problem[] {
  return [...Map.groupBy(findings, ({ because }) => because)]
    .map(([because, all]) => ({ kind, because, count: all.length, lines: all.slice(0, SHOWN_LINES).map(withLine) }))
    .sort((one, other) => other.count - one.count);
}
