import { RULE_NUMBERS } from "../rules/courts/policy.ts";
import { EVIDENCE_SOURCES } from "../rules/evidence/evidence-ledger.ts";
import { MARKS } from "../rules/listing/attendance.ts";
import { PROCESS_STATES } from "../rules/process/process-states.ts";
import { SETTLEMENT_RULES, type SettlementRule } from "../rules/settlement/settlement-findings.ts";
import { fields } from "./fields.en.ts";

export type FieldName = keyof typeof fields;

const FAMILIES: readonly (readonly [readonly string[], FieldName])[] = [
  [MARKS, "mark"],
  [[...PROCESS_STATES, "sent", "acknowledged", "struck"], "process"],
  [EVIDENCE_SOURCES, "replyDays"],
  [Object.keys(RULE_NUMBERS), "ruleNumber"],
];

const isName = (text: string): text is FieldName => Object.hasOwn(fields, text);

/**
 * The word of an entry that the server refused, by the last part of its path that has one: `entry.accused.1` is the
 * accused. `null` where none has, so that a person never reads a programmer's word.
 */
export function fieldName(path: string): FieldName | null {
  for (const part of path.split(".").reverse()) {
    if (isName(part)) return part;
    const family = FAMILIES.find(([codes]) => codes.includes(part));
    if (family) return family[1];
  }
  return null;
}

/** A settlement is refused by the rule that is not met, which has its own words. */
export const isSettlementRule = (field: string): field is SettlementRule =>
  (SETTLEMENT_RULES as readonly string[]).includes(field);
