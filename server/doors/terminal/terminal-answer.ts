/**
 * What a command says: `json` for machines, `lines` for people, `bytes` instead of lines for a file such as a PDF;
 * `code` where the answer itself ends with another code than 0.
 */
export type CommandAnswer = { json: unknown; lines: readonly string[]; bytes?: Uint8Array; code?: number };

/** A refusal in one line; the door prints it on stderr and ends with 1. */
export class CommandRefused extends Error {}

/** `isDemo`: `--demo` was given; like `--json` it is not among the arguments. */
export type CommandOptions = { isJson: boolean; isDemo: boolean };
