import type { KindOfMatter } from "./application-results.ts";

/** The dockets that are numbered apart from the trials; bail applications have a register of their own. */
export const NUMBERED_APART = ["inquiry", "bail", "application"] as const;
export type NumberedApart = (typeof NUMBERED_APART)[number];

/** What a court writes before the numbers of each; left out, the usual words. */
export type DocketPrefixes = Partial<Record<NumberedApart, string>>;

/** As registers of the district courts call them (law.md §3.3); a court sets its own in the settings. */
export const USUAL_PREFIXES: Readonly<Record<NumberedApart, string>> = {
  inquiry: "Enquiry",
  bail: "Bail Application",
  application: "Misc. Application",
};

export type CourtPrefixes = { readonly casePrefix: string | null; readonly docketPrefixes: DocketPrefixes | null };

/** What stands before a number typed without a prefix: an inquiry and an application never take that of the trials. */
export function prefixFor({ casePrefix, docketPrefixes }: CourtPrefixes, matter: KindOfMatter): string | null {
  const apart = apartOf(matter);
  return apart === null ? casePrefix : (docketPrefixes?.[apart] ?? USUAL_PREFIXES[apart]);
}

function apartOf({ docket, applicationKind }: KindOfMatter): NumberedApart | null {
  if (docket !== "application") return docket === "inquiry" ? "inquiry" : null;
  return applicationKind?.startsWith("bail") ? "bail" : "application";
}
