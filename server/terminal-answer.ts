/** What a command says: `json` for machines, `lines` for people. */
export type CommandAnswer = { json: unknown; lines: readonly string[] };

/** A refusal in one line; the door prints it on stderr and ends with 1. */
export class CommandRefused extends Error {}
