"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useMemo } from "react";
import { STAGES } from "../../../../server/rules/case/stages.ts";
import { CUSTODY } from "../../../../server/rules/people/custody.ts";

export const TABS = ["all", "undated", "custody", "past-target", "not-reached"] as const;
export type Tab = (typeof TABS)[number];
export const SORTS = ["age", "next", "number", "stage", "disposed"] as const;
export type Sort = (typeof SORTS)[number];
export const DOCKETS = ["trial", "inquiry", "application"] as const;
export const STATES = ["pending", "disposed", "all"] as const;
export const YEARS = [1, 2, 3, 5, 10] as const;

/** What the address says of the docket: the search, the filters, the order and the open file. */
export type DocketAddress = ReturnType<typeof read>;
export type Wish = Partial<
  Record<
    | "q"
    | "tab"
    | "docket"
    | "stage"
    | "custody"
    | "section"
    | "older"
    | "state"
    | "restricted"
    | "sort"
    | "down"
    | "case",
    string | null
  >
>;

const oneOf = <T extends string>(all: readonly T[], text: string | null): T | undefined =>
  all.find((one) => one === text);

function read(params: URLSearchParams) {
  const state = oneOf(STATES, params.get("state"));
  const older = Number(params.get("older"));
  const restricted = params.get("restricted");
  const opened = Number(params.get("case"));
  return {
    q: params.get("q") ?? "",
    tab: oneOf(TABS, params.get("tab")) ?? "all",
    docket: oneOf(DOCKETS, params.get("docket")),
    stage: oneOf(STAGES, params.get("stage")),
    custody: oneOf(CUSTODY, params.get("custody")),
    section: params.get("section") ?? undefined,
    olderThanYears: YEARS.find((years) => years === older),
    state,
    isRestricted: restricted === "yes" ? true : restricted === "no" ? false : undefined,
    sort: oneOf(SORTS, params.get("sort")) ?? (state === "disposed" ? ("disposed" as const) : ("age" as const)),
    isDescending: params.has("down") ? params.get("down") === "1" : state === "disposed" && !params.has("sort"),
    openCase: Number.isSafeInteger(opened) && opened > 0 ? opened : null,
  };
}

/** The search that the address asks for, as the server takes it. */
export function searchOf(address: DocketAddress) {
  const { q, tab, docket, stage, olderThanYears, section, state, isRestricted, sort, isDescending } = address;
  return {
    q,
    sort,
    isDescending,
    filters: {
      docket,
      stage,
      custody: tab === "custody" ? ("in" as const) : address.custody,
      section,
      olderThanMonths: olderThanYears === undefined ? undefined : olderThanYears * 12,
      isUndated: tab === "undated" || undefined,
      isPastTarget: tab === "past-target" || undefined,
      isNotReached: tab === "not-reached" || undefined,
      isRestricted,
      state,
    },
  };
}

export function hasFilters(address: DocketAddress): boolean {
  const { docket, stage, custody, section, olderThanYears, state, isRestricted } = address;
  return [docket, stage, custody, section, olderThanYears, state, isRestricted].some((one) => one !== undefined);
}

export const NO_FILTERS: Wish = {
  docket: null,
  stage: null,
  custody: null,
  section: null,
  older: null,
  state: null,
  restricted: null,
  sort: null,
  down: null,
};

/** Reads the address and changes it in place: going back leaves the docket, not the last key that was pressed. */
export function useDocketAddress(): { address: DocketAddress; go: (wish: Wish) => void } {
  const params = useSearchParams();
  const address = useMemo(() => read(new URLSearchParams(params)), [params]);
  const go = useCallback((wish: Wish) => {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(wish)) {
      if (value === null || value === "" || (name === "tab" && value === "all")) next.delete(name);
      else next.set(name, value as string);
    }
    const text = next.toString();
    window.history.replaceState(null, "", text ? `?${text}` : window.location.pathname);
  }, []);
  return { address, go };
}
