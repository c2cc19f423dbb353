import { ROLES } from "../../db/schema/access.ts";

export type Role = (typeof ROLES)[number];

const EVERYBODY = ROLES;

/** What can be done here, and who may. A procedure that names none of these does not pass the tests. */
export const PERMISSIONS = {
  "self.read": EVERYBODY,
  "self.change": EVERYBODY,
  "docket.read": ["administrator", "clerk", "judge", "supervisor"],
  "docket.change": ["administrator", "clerk"],
  "contacts.read": ["administrator", "clerk", "judge"],
  "protected.link": ["administrator"],
  // What came of a call, and what becomes of a message nobody knows of.
  "reminders.handle": ["administrator", "clerk"],
  // Stopping what goes out by itself is anybody's who may see the file; it harms nobody and is told to nobody.
  "reminders.pause": ["administrator", "clerk", "judge"],
  "hearings.read": ["administrator", "clerk", "judge", "supervisor"],
  "hearings.plan": ["administrator", "clerk"],
  // Several courts in one plan: each as far as the sign-in reaches.
  "district.plan": ["administrator", "supervisor", "clerk"],
  "lists.publish": ["administrator", "clerk"],
  "day.record": ["administrator", "clerk", "judge"],
  // The judge's own desk: what waits for him, and his signature under lists and days.
  "desk.read": ["judge"],
  "day.sign": ["judge"],
  // A private word that somebody is unsafe or pressed: many may say it, the judge and the prosecutor read it.
  "safety.raise": ["clerk", "judge", "prosecutor", "investigating-officer"],
  "safety.read": ["judge", "prosecutor"],
  "safety.acknowledge": ["judge"],
  // The own matters of a prosecutor or an investigating officer, and nothing else of the docket.
  "matters.read": ["prosecutor", "investigating-officer"],
  // What an officer tells the court of what he owes; nothing of it stands in the record before the court confirms it.
  "reports.send": ["investigating-officer"],
  // They ask for another date, which the court answers, and say when they are away or taken elsewhere.
  "date.ask": ["prosecutor", "investigating-officer"],
  "absence.own": ["prosecutor", "investigating-officer"],
  // Who of the prosecutors and officers has how many matters when, over the courts of the district.
  "workload.read": ["administrator", "judge", "supervisor"],
  // The address under which their own calendar program fetches their dates.
  "feed.own": ["prosecutor", "investigating-officer"],
  // Exact figures of courts, and no name: of the district, or of all districts for the High Court.
  "figures.read": ["supervisor", "high-court-supervisor"],
  "register.import": ["administrator", "clerk"],
  "register.export": ["administrator", "clerk"],
  "calendar.read": ["administrator", "clerk", "judge", "supervisor"],
  "calendar.change": ["administrator", "clerk"],
  "settings.change": ["administrator"],
  "people.manage": ["administrator"],
  // Who saw and did what.
  "audit.read": ["administrator", "judge", "supervisor"],
  "change.undo": ["administrator", "clerk", "judge", "supervisor"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

export function roleMay(role: Role, permission: Permission): boolean {
  return (PERMISSIONS[permission] as readonly Role[]).includes(role);
}

/** Roles of those who are somebody in the cases, whose matters are theirs. */
export const PERSON_ROLES = ["prosecutor", "investigating-officer"] as const satisfies readonly Role[];
export type PersonRole = (typeof PERSON_ROLES)[number];

export const isPersonRole = (role: Role): role is PersonRole => (PERSON_ROLES as readonly Role[]).includes(role);
