import type { Role } from "../core/permission.ts";

export type DemoAccount = {
  username: string;
  password: string;
  name: string;
  role: Role;
  districtCode: string;
  courtCode: string | null;
};

const PASSWORD = "peshi-demo-2026";
const EAST = { password: PASSWORD, districtCode: "karachi-east", courtCode: "east-adj-11" };

/** Sign-ins of the demo, printed at the start and shown on its sign-in page. They exist in no other database. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { ...EAST, username: "reader", name: "Reader (demo)", role: "clerk" },
  { ...EAST, username: "reader2", name: "Second reader (demo)", role: "clerk" },
  { ...EAST, username: "judge", name: "Judge (demo)", role: "judge" },
  // Link judge of the first court when somebody gives him its days.
  { ...EAST, username: "judge2", name: "Judge, ADJ-IV (demo)", role: "judge", courtCode: "east-adj-4" },
  { ...EAST, username: "prosecutor", name: "Prosecutor (demo)", role: "prosecutor", courtCode: null },
  {
    ...EAST,
    username: "officer",
    name: "Investigating officer (demo)",
    role: "investigating-officer",
    courtCode: null,
  },
  { ...EAST, username: "supervisor", name: "Supervisor (demo)", role: "supervisor", courtCode: null },
  { ...EAST, username: "highcourt", name: "High Court (demo)", role: "high-court-supervisor", courtCode: null },
  { ...EAST, username: "admin", name: "Administrator (demo)", role: "administrator", courtCode: null },
  {
    username: "reader.south",
    password: PASSWORD,
    name: "Reader, South (demo)",
    role: "clerk",
    districtCode: "karachi-south",
    courtCode: "south-adj-10",
  },
  {
    username: "reader.malir",
    password: PASSWORD,
    name: "Reader, Malir (demo)",
    role: "clerk",
    districtCode: "karachi-malir",
    courtCode: "malir-adj-3",
  },
];
