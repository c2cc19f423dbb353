import type { CasePerson } from "./people-data.ts";
import type { PersonDraft } from "./person-draft.ts";

export type FieldsProps = {
  draft: PersonDraft;
  set: (change: Partial<PersonDraft>) => void;
  person: CasePerson | null;
  others: readonly CasePerson[];
  /** The matter is restricted: its complainant and victims are protected unless a clerk says otherwise. */
  isSensitive: boolean;
  field: string | null;
};
