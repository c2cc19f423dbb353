import { findHeads, type Head } from "../core/audit-heads-store.ts";
import { read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import {
  type BrokenEntry,
  type Chain,
  findBrokenBeginnings,
  findBrokenChanges,
  findBrokenEntries,
  findBrokenRows,
  findBrokenSecrets,
  findChains,
  findHashes,
  findPublishedHeads,
} from "./audit-store.ts";

export { headOfAudit } from "../core/audit-heads-store.ts";

/** A head that left the database: with a published list, or kept by somebody. The hash may be its beginning only. */
export type KnownHead = { court: string | null; seq: number; hash: string; from: string };

export type AuditProblem = {
  /** The court's code; null for what belongs to no court. */
  court: string | null;
  what:
    | "entry-altered"
    | "entry-unlinked"
    | "entries-missing"
    | "change-gone"
    | "change-altered"
    | "change-unsealed"
    | "rows-altered"
    | "row-altered"
    | "secret-altered"
    | "beginning-altered"
    | "truncated"
    | "head-altered"
    | "head-unknown";
  seq: number | null;
  /** Of entries that are missing: the last of them. */
  until?: number;
  changeId?: number;
  /** Of a row of the history: its own id, and the row that it tells of. */
  rowId?: number;
  table?: string;
  ofRow?: number;
  columns?: string[];
  /** Of a head that left: the list it went out with, or where it was kept. */
  from?: string;
};

export type AuditAnswer = {
  ok: boolean;
  chains: { court: string | null; entries: number; seq: number }[];
  headsCompared: number;
  /** False where the asker may not read what is kept apart of the history. */
  isSecretsRead: boolean;
  problems: AuditProblem[];
};

/** Every chain's last entry, to be kept outside of the database. */
export const auditHeads = (ctx: Context): Promise<Head[]> => read(ctx, { permission: "audit.read" }, findHeads);

/**
 * Looks through the whole audit: each entry against its hash and the one before it, each act and the rows it touched
 * against its entry, and each chain against its own head, the heads that went out with lists, and those of `known`.
 */
export function verifyAudit(ctx: Context, known: readonly KnownHead[] = []): Promise<AuditAnswer> {
  return read(ctx, { permission: "audit.read" }, async (connection) => {
    const chains = await findChains(connection);
    const nameOf = new Map(chains.map(({ chain, court }) => [chain, court]));
    const court = (chain: number) => nameOf.get(chain) ?? null;
    const entries = await findBrokenEntries(connection);
    const changes = await findBrokenChanges(connection);
    const rows = await findBrokenRows(connection);
    const secrets = await findBrokenSecrets(connection);
    const beginnings = await findBrokenBeginnings(connection);
    const published = await findPublishedHeads(connection);
    const heads = [...published, ...known];
    const isNamed = new Set(rows.map(({ changeId }) => changeId));
    const problems: AuditProblem[] = [
      ...entries.flatMap((entry) => entryProblems(entry, court(entry.chain))),
      ...chains.flatMap(chainProblems),
      ...changes
        // The row that is not as it was written is named by itself.
        .filter(({ what, changeId }) => what !== "rows-altered" || !isNamed.has(changeId))
        .map(({ chain, seq, changeId, what, columns }) => ({
          ...{ court: court(chain), what, seq, changeId },
          ...(columns && { columns }),
        })),
      ...rows.map(({ chain, ...row }) => ({ court: court(chain), what: "row-altered" as const, seq: null, ...row })),
      ...(secrets ?? []).map(({ chain, changeId, rowId, table, ofRow }) => ({
        ...{ court: court(chain), what: "secret-altered" as const, seq: null, changeId },
        ...(rowId > 0 && { rowId, table, ofRow }),
      })),
      ...beginnings.map(({ chain, seq }) => ({ court: court(chain), what: "beginning-altered" as const, seq })),
      ...headProblems(heads, chains, await findHashes(connection, placesOf(heads, chains))),
    ];
    return {
      ok: problems.length === 0,
      chains: chains.map(({ court: code, entries: count, seq }) => ({ court: code, entries: count, seq })),
      headsCompared: heads.length,
      isSecretsRead: secrets !== null,
      problems,
    };
  });
}

function entryProblems({ seq, after, ...one }: BrokenEntry, court: string | null): AuditProblem[] {
  const found: AuditProblem[] = [];
  if (after !== null) found.push({ court, what: "entries-missing", seq: after + 1, until: seq - 1 });
  if (one.isAltered) found.push({ court, what: "entry-altered", seq });
  // Where the one before is altered or gone, that is what is broken, not what follows it.
  else if (one.isUnlinked && after === null && !one.isAltersBefore) found.push({ court, what: "entry-unlinked", seq });
  return found;
}

function chainProblems({ court, seq, headSeq, isHead }: Chain): AuditProblem[] {
  if (headSeq !== null && headSeq > seq) return [{ court, what: "truncated", seq: seq + 1, until: headSeq }];
  return headSeq === null || headSeq < seq || !isHead ? [{ court, what: "head-altered", seq }] : [];
}

const chainOf = (chains: readonly Chain[], { court }: KnownHead) => chains.find((one) => one.court === court);

const placesOf = (heads: readonly KnownHead[], chains: readonly Chain[]) =>
  heads.flatMap((head) => {
    const of = chainOf(chains, head);
    return of ? [{ chain: of.chain, seq: head.seq }] : [];
  });

/** A head that left is in its chain, or the chain was cut short or rewritten since. */
function headProblems(
  heads: readonly KnownHead[],
  chains: readonly Chain[],
  hashes: ReadonlyMap<string, string>,
): AuditProblem[] {
  return heads.flatMap((head): AuditProblem[] => {
    const { court, seq, from } = head;
    const of = chainOf(chains, head);
    if (!of) return [{ court, what: "head-unknown", seq, from }];
    const hash = hashes.get(`${of.chain}/${seq}`);
    if (hash === undefined)
      return seq > of.seq ? [{ court, what: "truncated", seq: of.seq + 1, until: seq, from }] : [];
    return hash.startsWith(head.hash) ? [] : [{ court, what: "entry-altered", seq, from }];
  });
}
