import { bigint, boolean, integer, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";

/** The tables of better-auth, written only through server/access/auth.ts. Addresses are synthetic: nobody needs e-mail to sign in. */
const instantOf = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const user = pgTable("user", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  username: text("username").unique(),
  displayUsername: text("display_username"),
  twoFactorEnabled: boolean("two_factor_enabled").default(false),
  createdAt: instantOf("created_at").notNull(),
  updatedAt: instantOf("updated_at").notNull(),
});

export const session = pgTable("session", {
  id: text("id").primaryKey(),
  token: text("token").notNull().unique(),
  userId: text("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" }),
  expiresAt: instantOf("expires_at").notNull(),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  createdAt: instantOf("created_at").notNull(),
  updatedAt: instantOf("updated_at").notNull(),
});

export const account = pgTable("account", {
  id: text("id").primaryKey(),
  accountId: text("account_id").notNull(),
  providerId: text("provider_id").notNull(),
  userId: text("user_id")
    .notNull()
    .references(() => user.id, { onDelete: "cascade" }),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: instantOf("access_token_expires_at"),
  refreshTokenExpiresAt: instantOf("refresh_token_expires_at"),
  scope: text("scope"),
  password: text("password"),
  createdAt: instantOf("created_at").notNull(),
  updatedAt: instantOf("updated_at").notNull(),
});

/** The second factor of a person, encrypted with the court's secret; `verified` once a first code was right. */
export const twoFactor = pgTable(
  "two_factor",
  {
    id: text("id").primaryKey(),
    secret: text("secret").notNull(),
    backupCodes: text("backup_codes").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    verified: boolean("verified").default(true),
    failedVerificationCount: integer("failed_verification_count").default(0),
    lockedUntil: instantOf("locked_until"),
  },
  (t) => [unique("two_factor_once").on(t.userId)],
);

export const verification = pgTable("verification", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: instantOf("expires_at").notNull(),
  createdAt: instantOf("created_at").notNull(),
  updatedAt: instantOf("updated_at").notNull(),
});

export const rateLimit = pgTable("rate_limit", {
  id: text("id").primaryKey(),
  key: text("key").notNull().unique(),
  count: integer("count").notNull(),
  lastRequest: bigint("last_request", { mode: "number" }).notNull(),
});
