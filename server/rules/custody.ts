/** Where an accused is: in custody, on bail, at large (never arrested or absconding), or not recorded. Never inferred from a section. */
export const CUSTODY = ["in", "bail", "at-large", "unknown"] as const;
export type Custody = (typeof CUSTODY)[number];

/** The strictest of several accused: one person in custody makes it a custody matter. */
export function strictestCustody(all: readonly Custody[]): Custody {
  for (const custody of CUSTODY) if (all.includes(custody)) return custody;
  return "unknown";
}
