"use client";

import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import {
  mayGoTo,
  type ProcessState,
  type RecallStep,
  recallStep,
  type Server,
} from "../../../../server/rules/process/process-states.ts";

type Outputs = inferRouterOutputs<AppRouter>["process"];
export type ProcessDay = Outputs["ofDay"];
export type ProcessMatter = ProcessDay["matters"][number];
export type ProcessItem = ProcessMatter["items"][number];
export type Proposal = ProcessMatter["proposals"][number];
export type Check = Outputs["check"];
export type Gap = Check["gaps"][number]["gap"];
export type Accepted = inferRouterInputs<AppRouter>["process"]["accept"]["items"][number];

/** A line of the screen: a proposal that waits for a word, or a process that was made out; and what is wanting in it. */
export type Line = { key: string; matter: ProcessMatter; gap: Gap | null } & (
  | { proposal: Proposal; item: null }
  | { proposal: null; item: ProcessItem }
);

/** Struck off: it never went out. */
export const isStruck = ({ state, issuedDay }: ProcessItem): boolean => state === "recalled" && issuedDay === null;

export function linesOf(matters: readonly ProcessMatter[], gaps: Gaps | null = null): Line[] {
  return matters.flatMap((matter) => [
    ...matter.proposals.map((proposal): Line => {
      const key = `p/${matter.hearingId}/${proposal.kind}/${proposal.to?.id ?? ""}/${proposal.requestId ?? ""}`;
      return { key, matter, proposal, item: null, gap: gapOf(gaps, matter, proposal) };
    }),
    ...matter.items.map(
      (item): Line => ({ key: `i/${item.id}`, matter, proposal: null, item, gap: gapOf(gaps, matter, item) }),
    ),
  ]);
}

export const acceptedOf = ({ hearingId }: ProcessMatter, proposal: Proposal): Accepted => ({
  ...{ hearingId, kind: proposal.kind, requestId: proposal.requestId },
  ...{ servedBy: proposal.servedBy, addressee: proposal.addressee, casePersonId: proposal.to?.id ?? null },
  because: proposal.because,
});

/** Steps by key, in the order in which they stand as buttons. */
export const STEPS: readonly { to: ProcessState; key: string; letter: string }[] = [
  { to: "issued", key: "KeyI", letter: "I" },
  { to: "served", key: "KeyS", letter: "S" },
  { to: "unserved", key: "KeyU", letter: "U" },
  { to: "returned", key: "KeyR", letter: "R" },
];

export const stepsFrom = (state: ProcessState) => STEPS.filter(({ to }) => mayGoTo(state, to));

/** What is still to be carried out: made out and neither recalled nor back. */
export const isLive = ({ state }: ProcessItem): boolean => state !== "recalled" && state !== "returned";

/** What is still to be handed over: made out, and nobody has reported it served. */
export const isToPrint = (item: ProcessItem): boolean => isLive(item) && item.isServed !== true && !isMisdirected(item);

/** Speaks to a jail where the prisoner is not: it is recalled and made anew, and never printed. */
export const isMisdirected = ({ misdirected }: ProcessItem): boolean => misdirected !== null;

export const recallOf = (item: ProcessItem): RecallStep | null => recallStep(item);

export type Paper = { matter: ProcessMatter; item: ProcessItem };

export const papersOf = (matters: readonly ProcessMatter[], of: (item: ProcessItem) => boolean): Paper[] =>
  matters.flatMap((matter) => matter.items.filter(of).map((item) => ({ matter, item })));

/** Papers by whom they go to, by name; what names nobody comes last. */
export function byAddressee(papers: readonly Paper[]): [string | null, Paper[]][] {
  const groups = Map.groupBy(papers, ({ item }) => item.addressee);
  return [...groups].sort(([one], [other]) => (one === null ? 1 : other === null ? -1 : one.localeCompare(other)));
}

/** Who serves a paper, as one word for a list of its own. */
export const serverOf = ({ servedBy, addressee }: ProcessItem): string => `${servedBy}/${addressee ?? ""}`;

export type ServerGroup = { id: string; by: Server; name: string | null; papers: Paper[] };

/** Papers by who serves them, each officer and office apart. */
export function byServer(papers: readonly Paper[]): ServerGroup[] {
  return [...Map.groupBy(papers, ({ item }) => item.servedBy)].flatMap(([by, some]) =>
    byAddressee(some).map(([name, those]) => ({ id: `${by}/${name ?? ""}`, by, name, papers: those })),
  );
}

const gapKey = (hearingId: number, personId: number | null, requestId: number | null, kind: string): string =>
  `${hearingId}/${personId}/${requestId}/${kind === "notice-to-surety"}`;

export type Gaps = ReadonlyMap<string, Gap>;

/** What the check of a day found, by matter and to whom; null for any other day. */
export function gapsIn(check: Check | undefined, day: string): Gaps | null {
  if (check?.day !== day) return null;
  return new Map(
    check.gaps.map(({ hearingId, personId, requestId, kind, gap }) => [
      gapKey(hearingId, personId, requestId, kind),
      gap,
    ]),
  );
}

type OfGap = Pick<ProcessItem | Proposal, "to" | "requestId" | "kind">;
const gapOf = (gaps: Gaps | null, { hearingId }: ProcessMatter, { to, requestId, kind }: OfGap): Gap | null =>
  gaps?.get(gapKey(hearingId, to?.id ?? null, requestId, kind)) ?? null;

export function withGapsOnly(matters: readonly ProcessMatter[], gaps: Gaps): ProcessMatter[] {
  return matters.flatMap((matter) => {
    const isWanting = (of: OfGap) => gapOf(gaps, matter, of) !== null;
    const items = matter.items.filter((item) => item.state !== "recalled" && isWanting(item));
    const proposals = matter.proposals.filter(isWanting);
    return items.length + proposals.length === 0 ? [] : [{ ...matter, items, proposals }];
  });
}
