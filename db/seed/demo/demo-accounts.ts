import type { Role } from "../../../server/access/permission.ts";

export type DemoAccount = { username: string; password: string; name: string; role: Role; courtCode: string | null };

const PASSWORD = "peshi-demo-2026";

/** Sign-ins of the demo, printed at the start and shown on its sign-in page. They exist in no other database. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { username: "reader", password: PASSWORD, name: "Reader (demo)", role: "clerk", courtCode: "east-adj-11" },
  { username: "reader2", password: PASSWORD, name: "Second reader (demo)", role: "clerk", courtCode: "east-adj-11" },
  { username: "judge", password: PASSWORD, name: "Judge (demo)", role: "judge", courtCode: "east-adj-11" },
  { username: "admin", password: PASSWORD, name: "Administrator (demo)", role: "administrator", courtCode: null },
];
