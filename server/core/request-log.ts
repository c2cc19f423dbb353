import { randomBytes } from "node:crypto";
import { databaseFault } from "./refused.ts";

/** One call as it is logged: ids and codes only. No name, no term that was searched for, nothing of what was typed. */
export type LoggedCall = {
  at: string;
  request: string;
  actor: string | null;
  court: number | null;
  procedure: string;
  result: string;
  ms: number;
};

// No letter or figure that is taken for another when it is read out over the telephone.
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Eight signs that a screen shows, a person reads out and the log is searched for. */
export function newRequestId(): string {
  const signs = [...randomBytes(8)].map((byte) => SIGNS[byte % SIGNS.length]).join("");
  return `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

/**
 * `PESHI_LOG=all` writes a line for every call, `off` for none but defects; otherwise for what was to change something and
 * for what was not answered.
 */
export function logCall(call: LoggedCall, { isRead }: { isRead: boolean }): void {
  const wanted = process.env.PESHI_LOG ?? "";
  if (wanted === "off" || (wanted !== "all" && isRead && call.result === "ok")) return;
  console.log(JSON.stringify(call));
}

/** A defect: what it is and where in the code. Its message may hold what somebody typed, so it is left out. */
export function logDefect(request: string, procedure: string, error: unknown): void {
  const fault = databaseFault(error);
  const thrown = error instanceof Error ? error : null;
  console.error(
    JSON.stringify({
      request,
      procedure,
      result: "defect",
      kind: rootOf(thrown)?.name ?? typeof error,
      sqlstate: fault?.code ?? null,
      constraint: fault?.constraint_name ?? null,
      frames: framesOf(thrown),
    }),
  );
}

function rootOf(error: Error | null): Error | null {
  let root = error;
  while (root?.cause instanceof Error) root = root.cause;
  return root;
}

/** The lines of a stack that are places; a message may run over several lines and stands before them. */
function framesOf(error: Error | null): string[] {
  const lines = (error?.stack ?? "").split("\n").map((line) => line.trim());
  return lines.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)).slice(0, 12);
}
