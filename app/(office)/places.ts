import type { IconName } from "../components/icons.tsx";

type Place = {
  id:
    | "week"
    | "today"
    | "planner"
    | "docket"
    | "register"
    | "desk"
    | "days"
    | "matters"
    | "process"
    | "people"
    | "reminders"
    | "evidence"
    | "import"
    | "figures"
    | "workload"
    | "settings";
  path: string;
  icon: IconName;
  key: string;
  /** Only for those who hold this role, or one of these; left out, for everybody who works in the court. */
  role?: "judge";
  roles?: readonly string[];
  /** In the bar of a phone it stands under "More". */
  isMore?: boolean;
};

/** The screens of a court, with the physical key that follows `g`. */
export const PLACES: readonly Place[] = [
  { id: "week", path: "week", icon: "week", key: "KeyW" },
  { id: "today", path: "today", icon: "today", key: "KeyT" },
  { id: "planner", path: "planner", icon: "planner", key: "KeyP" },
  { id: "docket", path: "docket", icon: "docket", key: "KeyD" },
  { id: "register", path: "register", icon: "grid", key: "KeyR", isMore: true },
  { id: "desk", path: "desk", icon: "person", key: "KeyJ", role: "judge" },
  // Y: the letters before it in "days" are taken.
  { id: "days", path: "days", icon: "today", key: "KeyY", roles: ["prosecutor", "investigating-officer"] },
  { id: "matters", path: "matters", icon: "docket", key: "KeyM", roles: ["prosecutor", "investigating-officer"] },
  // O: what goes out. The letters of its own name are taken.
  {
    ...{ id: "process", path: "process", icon: "print", key: "KeyO", isMore: true },
    roles: ["clerk", "judge", "administrator"],
  },
  { id: "people", path: "cases/people", icon: "custody", key: "KeyC", isMore: true },
  // L: letters and calls.
  {
    ...{ id: "reminders", path: "reminders", icon: "clock", key: "KeyL", isMore: true },
    roles: ["clerk", "judge", "administrator", "supervisor"],
  },
  { id: "evidence", path: "evidence", icon: "evidence", key: "KeyE", isMore: true },
  {
    ...{ id: "import", path: "import", icon: "import", key: "KeyI", isMore: true },
    roles: ["clerk", "administrator"],
  },
  { id: "figures", path: "figures", icon: "grid", key: "KeyN", roles: ["supervisor", "high-court-supervisor"] },
  // B: the burden on everybody.
  {
    ...{ id: "workload", path: "workload", icon: "clock", key: "KeyB", isMore: true },
    roles: ["judge", "supervisor", "administrator"],
  },
  { id: "settings", path: "settings", icon: "settings", key: "KeyS", isMore: true },
];

/** Who appears in many courts, or looks at all of them, and works in none. */
const ELSEWHERE: readonly string[] = ["prosecutor", "investigating-officer", "high-court-supervisor"];

export const worksInCourt = (role: string): boolean => !ELSEWHERE.includes(role);

/** Whether a screen is of use to who holds a role; the server asks at each reading again. */
export function mayOpen(role: string, screen: string): boolean {
  // The week is where everybody comes in: its page sends who works in no court on to his own.
  if (screen === "account" || screen === "week") return true;
  const isOwn = placesOf(role).some(({ path }) => path.split("/")[0] === screen);
  return isOwn || (worksInCourt(role) && PLACES.every(({ path }) => path !== screen));
}

/** The screens of somebody: who works in no court has his own, and none of the court's. */
export const placesOf = (role: string): readonly Place[] =>
  PLACES.filter((place) =>
    worksInCourt(role)
      ? (!place.role || place.role === role) && (!place.roles || place.roles.includes(role))
      : place.roles?.includes(role),
  );
