/** Where a reminder stands; at every moment in exactly one. */
export const REMINDER_STATES = [
  "planned",
  "held",
  "attempting",
  "accepted",
  "delivered",
  "undelivered",
  "expired",
  "unclear",
  "cancelled",
  "superseded",
  // A desk call that was made (its result is kept), or an unclear one that a person settled.
  "done",
] as const;
export type ReminderState = (typeof REMINDER_STATES)[number];
