import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../../../server/doors/http/router.ts";
import type { EvidenceSource } from "../../../../server/rules/evidence/evidence-ledger.ts";
import { searchKey } from "../../../../server/rules/text/search-key.ts";

export type Board = inferRouterOutputs<AppRouter>["evidence"]["board"];
export type BoardRequest = Board["requests"][number];
export type SourceRow = Board["sources"][number];

export const TABS = ["open", "overdue", "preservation", "draft", "ended"] as const;
export type Tab = (typeof TABS)[number];

const PRESERVATION = ["preservation-ends", "preservation-lost"];

const IN_TAB: Readonly<Record<Tab, (request: BoardRequest) => boolean>> = {
  open: ({ isOpen }) => isOpen,
  overdue: ({ overdueDays }) => overdueDays > 0,
  preservation: ({ findings }) => findings.some(({ finding }) => PRESERVATION.includes(finding)),
  draft: ({ state }) => state === "draft",
  ended: ({ isOpen, state }) => !isOpen && state !== "draft",
};

export const SORTS = ["need", "due", "expected"] as const;
export type Sort = (typeof SORTS)[number];

export type Chosen = { tab: Tab; source: EvidenceSource | null; q: string; sort: Sort };

/** What comes first within a source: as the court's computer says what needs somebody, or by a day. */
const ORDER: Readonly<Record<Sort, (request: BoardRequest) => string>> = {
  need: () => "",
  due: ({ dueBy }) => dueBy ?? "9999",
  expected: ({ expected, dueBy }) => expected?.day ?? dueBy ?? "9999",
};

/** The requests that are looked for, by source in the order of the sources: within each as asked for. */
export function chosenRequests({ requests, sources }: Board, { tab, source, q, sort }: Chosen): BoardRequest[] {
  const fits = requests.filter(
    (one) => IN_TAB[tab](one) && (source === null || one.source === source) && isFound(one, q),
  );
  const key = ORDER[sort];
  const sorted = fits.toSorted((one, other) => key(one).localeCompare(key(other)));
  return sources.flatMap((row) => sorted.filter((one) => one.source === row.source));
}

/** How many are under each tab, whatever else is chosen. */
export const countsOf = ({ requests }: Board): Record<Tab, number> =>
  Object.fromEntries(TABS.map((tab) => [tab, requests.filter(IN_TAB[tab]).length])) as Record<Tab, number>;

function isFound({ caseNumber, shortNumber, firNumber, firYear, fileReference }: BoardRequest, q: string): boolean {
  const words = searchKey(q).split(" ").filter(Boolean);
  if (words.length === 0) return true;
  const fir = firNumber === null ? "" : `fir ${firNumber}/${firYear ?? ""}`;
  const text = searchKey([caseNumber, shortNumber, fir, fileReference ?? ""].join(" "));
  return words.every((word) => text.includes(word));
}
