import { readFile } from "node:fs/promises";
import { type AuditProblem, auditHeads, type KnownHead, verifyAudit } from "../../access/verify-audit.ts";
import { type CommandAnswer, CommandRefused } from "./terminal-answer.ts";
import { onDatabase } from "./terminal-database.ts";
import { readOptions } from "./terminal-options.ts";

export const AUDIT_VERIFY_USAGE = "audit verify [--heads FILE]        (ends with 1 where something was rewritten)";
export const AUDIT_HEADS_USAGE = "audit heads                        (to be kept elsewhere: audit verify --heads FILE)";

/** `audit verify`: whether everything that was done and read still stands as it was written; exit code 1 where not. */
export async function auditVerifyCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandAnswer> {
  const options = readOptions(args, { usage: AUDIT_VERIFY_USAGE, named: ["--heads"] });
  const file = options.value("--heads");
  const known = file === null ? [] : await headsIn(file);
  // Only the owner may read what is kept apart of the history.
  const asked = env.DATABASE_OWNER_URL ? { ...env, DATABASE_URL: env.DATABASE_OWNER_URL } : env;
  const answer = await onDatabase(asked, (ctx) => verifyAudit(ctx, known));
  const entries = answer.chains.reduce((sum, one) => sum + one.entries, 0);
  const lines = [
    ...answer.problems.map(inWords),
    `${entries} entries in ${answer.chains.length} chains, ${answer.headsCompared} heads compared: ${
      answer.ok ? "nothing was rewritten" : `${answer.problems.length} problems`
    }`,
    ...(answer.isSecretsRead
      ? []
      : ["What is kept apart of the history was not looked at: only the owner may read it."]),
  ];
  return { json: answer, lines, code: answer.ok ? 0 : 1 };
}

/** `audit heads`: the last entry of every chain. */
export async function auditHeadsCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<CommandAnswer> {
  readOptions(args, { usage: AUDIT_HEADS_USAGE, named: [] });
  const heads = await onDatabase(env, auditHeads);
  return { json: heads, lines: heads.map(({ court, seq, hash }) => `${court ?? NO_COURT} ${seq} ${hash}`) };
}

/** How the chain of what belongs to no court is written where a court's code stands. */
const NO_COURT = "-";

/** Fewer figures of a hash than this could be another's. */
const LEAST = 8;

async function headsIn(file: string): Promise<KnownHead[]> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new CommandRefused(`${file}: no such file, or it cannot be read`);
  });
  const heads = headsOf(text);
  if (heads.length === 0)
    throw new CommandRefused(`${file}: there is no head in it, as "audit heads" or a list has one`);
  return heads.map((head) => ({ ...head, from: file }));
}

type Said = Omit<KnownHead, "from">;

/** Heads as `audit heads` prints them, as JSON or lines, or as they stand in the JSON or CSV of a list. */
export function headsOf(text: string): Said[] {
  const json = asJson(text);
  if (json !== undefined) return within(json);
  const found = text.matchAll(/([\w.-]+) (\d+) ([0-9a-f]{8,64})(?![0-9a-f])/g);
  return [...found].map(([, court, seq, hash]) => ({ court: codeOf(court!), seq: Number(seq), hash: hash! }));
}

function within(value: unknown): Said[] {
  if (Array.isArray(value)) return value.flatMap(within);
  if (value === null || typeof value !== "object") return [];
  const { courtCode, auditHead, court, seq, hash } = value as Record<string, unknown>;
  if (typeof courtCode === "string" && auditHead) return within({ ...(auditHead as object), court: courtCode });
  const isHead = Number.isSafeInteger(seq) && typeof hash === "string" && hash.length >= LEAST;
  if (!isHead || (court !== null && typeof court !== "string")) return [];
  return [{ court: court === null ? null : codeOf(court), seq: seq as number, hash }];
}

const codeOf = (court: string) => (court === NO_COURT ? null : court);

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const WORDS: Record<AuditProblem["what"], string> = {
  "entry-altered": "is not what was written",
  "entry-unlinked": "does not follow the entry before it, one of them was rewritten",
  "entries-missing": "missing",
  "change-gone": "its change was deleted",
  "change-altered": "its change was altered",
  "change-unsealed": "was written past the audit",
  "rows-altered": "rows of the history were added, deleted or rewritten",
  "row-altered": "a row of the history was altered",
  "secret-altered": "what is kept apart of the history was altered",
  "beginning-altered": "what was done before the audit began was altered",
  truncated: "missing at the end",
  "head-altered": "the head of the chain was altered",
  "head-unknown": "no such court",
};

function inWords({ court, what, seq, until, changeId, rowId, table, ofRow, columns, from }: AuditProblem): string {
  const place = seq === null ? "" : ` entry ${seq}${until !== undefined && until > seq ? ` to ${until}` : ""}`;
  const facts = [
    changeId !== undefined && `change ${changeId}`,
    rowId !== undefined && `row ${rowId} (${table} ${ofRow})`,
    columns !== undefined && columns.length > 0 && columns.join(", "),
    from !== undefined && `known from ${from}`,
  ].filter((fact) => fact !== false);
  return `${court ?? "no court"}:${place} ${WORDS[what]}${facts.length > 0 ? ` (${facts.join("; ")})` : ""}`;
}
