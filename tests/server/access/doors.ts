import { AUTH_ENDPOINTS } from "../../../server/access/auth.ts";
import { register, row } from "../../support/imported-register.ts";
import type { Identity } from "./identities.ts";
import type { Planted } from "./planted.ts";
import type { Target } from "./target.ts";
import { COURT, FOREIGN_COURT, TODAY } from "./world.ts";

/** What is asked at a door, whom it lets in and what it may tell. Written from the issue, not from the code. */
export type Row = {
  /** Method and file, as the tree of `app` has it without its groups. */
  door: string;
  address: string;
  send?: { type: "application/json" | "application/octet-stream" | "application/x-www-form-urlencoded"; body: string };
  lets: (identity: Identity) => boolean;
  /** The statuses of who is let in, where they are more than 200. */
  answers?: readonly number[];
  /** The statuses with which others are turned away. */
  refuses: readonly number[];
  /** Of the planted words: what is his, what hangs on a wall, or none. */
  tells: "his" | "posted" | "nothing";
  /** Words that the answer to who is let in must hold, so that an empty one is no proof. */
  holds?: RegExp;
  /** A paper that the court writes by name itself, open to who works in it. */
  isOwnPaper?: boolean;
  /** The matter for which he said a reason on the way, if any. */
  opens?: Target;
};

export type Known = {
  own: Target;
  importId: number;
  uploadId: string;
  mapping: unknown;
  feedToken: string;
  page: { token: string; code: string };
};

/** In a body: a new key for each who sends it. */
export const KEY = "{key}";

const everybody = () => true;
const nobody = () => false;
const roleOf = ({ ctx: { actor } }: Identity) => (actor.kind === "staff" ? actor.role : null);
const ofCourt = (courtId: number, roles: readonly string[]) => (identity: Identity) =>
  identity.courts.includes(courtId) && roles.includes(roleOf(identity) ?? "");
/** A posted list names the accused of matters that are not restricted, and nobody else. */
export const isPosted = ({ kind, isRestricted }: Planted) => !isRestricted && (kind === "accused" || kind === "title");

const query = (input: unknown) => encodeURIComponent(JSON.stringify(input));
const json = (body: unknown) => ({ type: "application/json", body: JSON.stringify(body) }) as const;
const OFFICE = ["administrator", "clerk", "judge", "supervisor"] as const;

export function rowsOf({ own, importId, uploadId, mapping, feedToken, page }: Known): Row[] {
  const { courtId, caseId } = own;
  const office = ofCourt(courtId, OFFICE);
  const importers = ofCourt(courtId, ["administrator", "clerk"]);
  const reason = { courtId, caseId, because: "party-asks", words: null };
  return [
    {
      ...{ door: "GET /api/health", address: "/api/health", lets: everybody, refuses: [], tells: "nothing" },
      holds: /"ready":true/,
    },
    // Staff are led to the week of their court.
    { ...{ door: "GET /", address: "/", lets: everybody, answers: [200, 307], refuses: [], tells: "posted" } },
    // An address that opens nothing; and a prosecutor's own, which names nobody to whoever has it.
    { ...{ door: "GET /api/calendars/[token]", address: `/api/calendars/${"x".repeat(43)}.ics` }, ...NOT_THERE },
    {
      ...{ door: "GET /api/calendars/[token]", address: `/api/calendars/${feedToken}.ics`, lets: everybody },
      ...{ refuses: [], tells: "nothing", holds: /BEGIN:VCALENDAR/ },
    },
    // Without the secret of a gateway there is nothing here, whatever is told.
    ...["receipt?ours=1&status=1", "reply?from=03001234567&text=1&id=1"].map((told) => ({
      ...{ door: "GET /api/gateways/[secret]/[what]", address: `/api/gateways/${"x".repeat(40)}/${told}` },
      ...NOT_THERE,
    })),
    ...pages(page),
    ...lists(),
    ...copies(courtId),
    {
      ...{ door: "GET /api/exports/register", address: `/api/exports/register?court=${COURT}` },
      ...{ lets: importers, refuses: [403, 404], tells: "his", holds: /xqtitlek|xqaccusedk/i },
    },
    {
      ...{ door: "GET /api/exports/register", address: `/api/exports/register?court=${COURT}&names=told` },
      // The court's own clerk, and nobody who covers it or has all courts.
      lets: (one) => roleOf(one) === "clerk" && one.courts.includes(courtId),
      ...{ refuses: [403, 404], tells: "his", holds: /xqaccusedk\d+c\d+rz/i, isOwnPaper: true },
    },
    // A person's own matters of the day, by number; whoever else asks has none.
    {
      ...{ door: "GET /api/exports/brief", address: `/api/exports/brief?day=${TODAY}&format=html&lang=ur` },
      lets: (identity) => ["prosecutor", "investigating-officer"].includes(roleOf(identity) ?? ""),
      ...{ answers: [200, 404], refuses: [403], tells: "his" },
    },
    {
      ...{ door: "GET /api/exports/lines" },
      address: `/api/exports/lines?court=${COURT}&import=${importId}&kind=rejected`,
      ...{ lets: importers, refuses: [403, 404], tells: "his", holds: /xqaccusedk/i },
    },
    {
      ...{ door: "POST /api/exports/lines", address: `/api/exports/lines?court=${COURT}&kind=rejected` },
      send: json({ uploadId, mapping }),
      // An upload is his who brought it.
      ...{ lets: ({ name }) => name === "clerk", refuses: [403, 404, 409], tells: "his", holds: /xqaccusedk/i },
    },
    {
      ...{ door: "POST /api/uploads", address: `/api/uploads?court=${COURT}` },
      send: { type: "application/octet-stream", body: register(row("901/2024")) },
      ...{ lets: importers, refuses: [403, 404], tells: "nothing", holds: /uploadId/ },
    },
    {
      ...{ door: "POST /api/setup", address: "/api/setup", send: json({ token: "x".repeat(43) }) },
      ...{ lets: nobody, refuses: [409], tells: "nothing" },
    },
    ...auth(),
    {
      ...{ door: "POST /api/unlock", address: "/api/unlock", send: json({ pin: "5555" }) },
      ...{ lets: everybody, refuses: [], tells: "nothing", holds: /"state":"(wrong|over)"/ },
    },
    {
      ...{ door: "GET /api/trpc/[trpc]", address: `/api/trpc/cases.file?input=${query({ courtId, caseId })}` },
      ...{ lets: office, refuses: [403, 404], tells: "his", holds: /"isShaded":true/ },
    },
    {
      ...{ door: "GET /api/trpc/[trpc]", address: "/api/trpc/districts.me" },
      ...{ lets: (one) => one.ctx.actor.kind === "staff", refuses: [403], tells: "nothing", holds: /timezone/ },
    },
    {
      ...{ door: "POST /api/trpc/[trpc]", address: "/api/trpc/cases.openProtected" },
      send: json({ ...reason, key: KEY }),
      ...{ lets: office, refuses: [403, 404, 409], tells: "nothing", holds: /changeId/ },
    },
    {
      ...{ door: "GET /api/trpc/[trpc]", address: `/api/trpc/cases.file?input=${query({ courtId, caseId })}` },
      // After the row above, whoever was let in has said what for.
      ...{ lets: office, refuses: [403, 404], tells: "his", holds: /"isShaded":false/, opens: own },
    },
  ];
}

/** A page of somebody's own: to who has not its code it is a field for one, whoever he is; who has it is led on. */
function pages({ token, code }: Known["page"]): Row[] {
  const at = (name: string) => ({ address: `/m/${name}`, lets: everybody, refuses: [], tells: "nothing" }) as const;
  const typed = (text: string) =>
    ({ type: "application/x-www-form-urlencoded", body: `do=code&code=${text}` }) as const;
  const said = (word: string) =>
    ({ type: "application/x-www-form-urlencoded", body: `do=${word}&form=${KEY}` }) as const;
  const field = /name="code"/;
  return [
    ...[token, "x".repeat(12)].map((name): Row => ({ door: "GET /m/[token]", ...at(name), holds: field })),
    // Without the code typed nothing that is said on it is heard.
    ...["stop", "close"].map(
      (word): Row => ({ door: "POST /m/[token]", ...at(token), send: said(word), holds: field }),
    ),
    { door: "POST /m/[token]", ...at(token), send: typed(code), answers: [303] },
  ];
}

/** What hangs on a wall, the same for everybody; no list names anybody whom the law withholds. */
function lists(): Row[] {
  const open = { lets: everybody, refuses: [], tells: "posted" } as const;
  const file = (format: string, lang: string): Row => ({
    ...{ door: "GET /lists/[court]/[date]/[format]", address: `/lists/${COURT}/${TODAY}/${format}?lang=${lang}` },
    ...open,
  });
  return [
    { door: "GET /lists", address: "/lists", ...open, holds: /<html/ },
    { door: "GET /lists/[court]", address: `/lists/${COURT}`, ...open, holds: /<html/ },
    { door: "GET /lists/[court]/[date]", address: `/lists/${COURT}/${TODAY}`, ...open, holds: /xqaccusedk/i },
    { door: "GET /lists/[court]/[date]", address: `/lists/${COURT}/${TODAY}?lang=ur`, ...open, holds: /xqaccusedk/i },
    // No list of that court hangs.
    { door: "GET /lists/[court]/[date]", address: `/lists/${FOREIGN_COURT}/${TODAY}`, lets: nobody, ...NOT_POSTED },
    { door: "GET /lists/[court]/atom", address: `/lists/${COURT}/atom`, ...open, holds: /<feed/ },
    { door: "GET /lists/[court]/calendar", address: `/lists/${COURT}/calendar`, ...open, holds: /VCALENDAR/ },
    { door: "GET /lists/next-date", address: "/lists/next-date", ...open, answers: [303] },
    {
      ...{ door: "POST /lists/next-date", address: "/lists/next-date", ...open, answers: [200, 404, 429] },
      send: { type: "application/x-www-form-urlencoded", body: `court=${COURT}&number=1/2024` },
    },
    ...["csv", "json"].flatMap((format) => ["en", "ur"].map((lang) => file(format, lang))),
  ];
}

const NOT_POSTED = { refuses: [404], tells: "posted" } as const;

/** The copies for those inside; one of them per audience and format that is text, the printed one once. */
function copies(courtId: number): Row[] {
  const office = ofCourt(courtId, OFFICE);
  const of = (audience: string, format: string, tells: Row["tells"]): Row => ({
    door: "GET /api/exports/lists",
    address: `/api/exports/lists?court=${COURT}&date=${TODAY}&audience=${audience}&format=${format}&lang=ur`,
    ...{ lets: office, refuses: [403, 404], tells },
    ...(audience === "gate" ? {} : { holds: /xqaccusedk/i }),
    isOwnPaper: true,
  });
  return [
    ...["text", "csv", "json", "html"].map((format) => of("judge", format, "his")),
    of("prosecution", "json", "his"),
    of("gate", "csv", "posted"),
    of("public", "csv", "posted"),
  ];
}

function auth(): Row[] {
  const posted = AUTH_ENDPOINTS.map(
    (endpoint): Row => ({
      door: `POST /api/auth/[...all] ${endpoint.slice("POST ".length)}`,
      address: `/api/auth${endpoint.slice("POST ".length)}`,
      send: json({ username: "nobody.here", password: "x", currentPassword: "x", newPassword: "y", code: "000000" }),
      lets: endpoint.endsWith("/sign-out") ? everybody : nobody,
      ...{ refuses: [400, 401, 403, 429], tells: "nothing" },
    }),
  );
  const get: Row = { door: "GET /api/auth/[...all]", address: "/api/auth/get-session", ...NOT_THERE };
  return [get, ...posted];
}

const NOT_THERE = { lets: nobody, refuses: [404], tells: "nothing" } as const;
