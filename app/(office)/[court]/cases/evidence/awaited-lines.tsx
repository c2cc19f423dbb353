"use client";

import type { AwaitedReply } from "../../../../../server/rules/listing/evidence-wait.ts";
import { useEvidenceWords } from "./evidence-words.ts";

/** "Waits for Meta, sent 3 Oct, usual 41 days", one line a reply; nothing where none is waited for. */
export function AwaitedLines({ awaited }: { awaited: readonly AwaitedReply[] | undefined }) {
  const words = useEvidenceWords();
  return (awaited ?? []).map((reply) => <div key={reply.requestId}>{words.waits(reply)}</div>);
}
