import type { Role } from "./permission.ts";

export type StaffActor = {
  kind: "staff";
  userId: string;
  name: string;
  role: Role;
  districtId: number;
  /** The one court a clerk or judge is bound to; null: every court of the district. */
  courtId: number | null;
  /** Signed in with a password that somebody else made: nothing is open before it is replaced. */
  isPasswordDue?: boolean;
  /** Has enrolled a second factor; and one that has not while the district asks for it: nothing is open before that. */
  hasCode?: boolean;
  isCodeDue?: boolean;
  username?: string;
  /** Who a prosecutor or investigating officer is among the people of the district's cases. */
  personId?: number | null;
  /** The session of the request; left out where nobody signed in to act. */
  session?: { id: string; device: string | null; hasPin: boolean };
};

/** `terminal` acts with the operator's rights; `public` may do nothing that needs a permission, a locked session neither. */
export type Actor = StaffActor | { kind: "terminal" } | { kind: "public"; isLocked?: boolean };
