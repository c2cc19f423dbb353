"use client";

import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/router.ts";
import { mayGoTo, type ProcessState } from "../../../../server/rules/process-states.ts";

type Outputs = inferRouterOutputs<AppRouter>["process"];
export type ProcessDay = Outputs["ofDay"];
export type ProcessMatter = ProcessDay["matters"][number];
export type ProcessItem = ProcessMatter["items"][number];
export type Proposal = ProcessMatter["proposals"][number];
export type Accepted = inferRouterInputs<AppRouter>["process"]["accept"]["items"][number];

/** A line of the screen: a proposal that waits for a word, or a process that was made out. */
export type Line =
  | { key: string; matter: ProcessMatter; proposal: Proposal; item: null }
  | { key: string; matter: ProcessMatter; proposal: null; item: ProcessItem };

/** Struck off: it never went out. */
export const isStruck = ({ state, issuedDay }: ProcessItem): boolean => state === "recalled" && issuedDay === null;

export function linesOf(matters: readonly ProcessMatter[]): Line[] {
  return matters.flatMap((matter) => [
    ...matter.proposals.map((proposal): Line => {
      const key = `p/${matter.hearingId}/${proposal.kind}/${proposal.to?.id ?? ""}/${proposal.requestId ?? ""}`;
      return { key, matter, proposal, item: null };
    }),
    ...matter.items.map((item): Line => ({ key: `i/${item.id}`, matter, proposal: null, item })),
  ]);
}

export const acceptedOf = ({ hearingId }: ProcessMatter, proposal: Proposal): Accepted => ({
  ...{ hearingId, kind: proposal.kind, requestId: proposal.requestId },
  ...{ servedBy: proposal.servedBy, addressee: proposal.addressee, casePersonId: proposal.to?.id ?? null },
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

export type Paper = { matter: ProcessMatter; item: ProcessItem };

export const papersOf = (matters: readonly ProcessMatter[], of: (item: ProcessItem) => boolean): Paper[] =>
  matters.flatMap((matter) => matter.items.filter(of).map((item) => ({ matter, item })));

/** Papers by whom they go to, by name; what names nobody comes last. */
export function byAddressee(papers: readonly Paper[]): [string | null, Paper[]][] {
  const groups = Map.groupBy(papers, ({ item }) => item.addressee);
  return [...groups].sort(([one], [other]) => (one === null ? 1 : other === null ? -1 : one.localeCompare(other)));
}

/** What the check of the coming list found, by matter and to whom; null for any other day. */
export function gapsIn(check: Outputs["check"] | undefined, day: string): ReadonlySet<string> | null {
  if (check?.day !== day) return null;
  return new Set(check.gaps.map(({ hearingId, personId, requestId }) => `${hearingId}/${personId}/${requestId}`));
}

export function withGapsOnly(matters: readonly ProcessMatter[], gaps: ReadonlySet<string>): ProcessMatter[] {
  return matters.flatMap((matter) => {
    const isGap = ({ to, requestId }: ProcessItem | Proposal) =>
      gaps.has(`${matter.hearingId}/${to?.id ?? null}/${requestId}`);
    const [items, proposals] = [matter.items.filter(isGap), matter.proposals.filter(isGap)];
    return items.length + proposals.length === 0 ? [] : [{ ...matter, items, proposals }];
  });
}
