import { z } from "zod";
import { type Gateway, type GatewayKind, type Letter, type Patience, type Submitted, wholeNumber } from "./gateway.ts";
import { addressWith, polling, pollShape } from "./operator-poll.ts";

/**
 * Kannel's sendsms, or whatever speaks it: `kannel://user:password@host:13013/cgi-bin/sendsms?from=8123&dlr=URL`;
 * `kannels:` over TLS. `dlr` is our own address for receipts, `…/receipt?ours={reference}&status=%d`; left out, none come.
 */
export const kannel: GatewayKind = ({ url, patience }) => {
  const { searchParams, username, password, protocol, host, pathname } = url;
  const from = searchParams.get("from") ?? "";
  const dlr = searchParams.get("dlr");
  const address = `${protocol === "kannels:" ? "https" : "http"}://${host}${pathname}`;
  const submit = (letter: Letter) => {
    const asked = new URLSearchParams({
      ...{ username: decodeURIComponent(username), password: decodeURIComponent(password), from, to: letter.to },
      ...{ text: letter.body, charset: "UTF-8", coding: letter.sms?.encoding === "ucs2" ? "2" : "0" },
      validity: String(letter.minutesLeft),
      ...(dlr ? { "dlr-mask": "19", "dlr-url": dlr.replace("{reference}", String(letter.reference)) } : {}),
    });
    return ask(`${address}?${asked}`, patience, (status, body) => {
      if (status === 202 || (status === 200 && /^0: /.test(body))) return { kind: "accepted", references: [] };
      // Its own words for "not now", and its refusals: it keeps none of these.
      if (status === 503) return { kind: "refused", why: "http-503", isFinal: false };
      if (status === 401 || status === 403) return { kind: "refused", why: `http-${status}`, isFinal: false };
      if (status >= 400 && status < 500) return { kind: "refused", why: `http-${status}`, isFinal: true };
      return { kind: "unclear", why: `http-${status}` };
    });
  };
  const can = { endsWithWindow: true, receipts: dlr !== null, replies: /^\d+$/.test(from) };
  return gatewayOf(`kannel:${url.hostname}`, can, url, submit);
};

const operatorShape = z.object({
  /** `https://…?user={user}&password={password}&to={to}&text={text}&until={minutes}`; `to` is `92…`, without a plus. */
  send: z.url(),
  values: z.record(z.string(), z.string()).default({}),
  /** What the answer says when it took the message; its first group is the operator's name of it. */
  accepted: z.string(),
  /** What its error codes prove: the first group of `error` is looked up in `errors`. A code that is not here is unclear. */
  error: z.string().default("(?!)"),
  errors: z.record(z.string(), z.enum(["later", "never"])).default({}),
  can: z
    .object({ endsWithWindow: z.boolean(), receipts: z.boolean(), replies: z.boolean() })
    .default({ endsWithWindow: false, receipts: false, replies: false }),
  ...pollShape.shape,
});

/**
 * The GET that Pakistani operators offer, described in data: `operator:?settings=JSON` with `send`, `values`, `accepted`,
 * `error`, `errors`, `can`, and `receipts` and `replies` where it is asked for them. The password is in the address it
 * asks: so no address is ever logged.
 */
export const operator: GatewayKind = ({ url, hears, patience }) => {
  const settings = operatorShape.parse(JSON.parse(url.searchParams.get("settings") ?? "null"));
  const [accepted, error] = [new RegExp(settings.accepted, "s"), new RegExp(settings.error, "s")];
  const submit = (letter: Letter) => {
    const own = { to: letter.to.replace("+", ""), text: letter.body, minutes: String(letter.minutesLeft) };
    return ask(addressWith(settings.send, { ...settings.values, ...own }), patience, (status, body) => {
      const said = accepted.exec(body);
      if (status < 300 && said) return { kind: "accepted", references: said[1] ? [said[1]] : [] };
      const code = error.exec(body)?.[1] ?? `http-${status}`;
      const proves = settings.errors[code];
      if (!proves) return { kind: "unclear", why: `said-${code}`.slice(0, 40) };
      return { kind: "refused", why: `said-${code}`.slice(0, 40), isFinal: proves === "never" };
    });
  };
  const name = `operator:${new URL(settings.send).hostname}`;
  const { receipts, replies } = settings;
  const can = {
    ...settings.can,
    receipts: settings.can.receipts || receipts !== undefined,
    replies: settings.can.replies || replies !== undefined,
  };
  const gateway = gatewayOf(name, can, url, submit);
  return receipts || replies ? { ...gateway, poll: polling(name, settings, hears, patience) } : gateway;
};

function gatewayOf(name: string, can: Gateway["can"], url: URL, submit: Gateway["submit"]): Gateway {
  const atOnce = wholeNumber(url.searchParams.get("window"), 4, 20);
  return { name, can, atOnce, submit, listen: async () => {}, close: async () => {} };
}

/** Errors before a connection stood: nothing can have been taken. */
const NOT_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

type Judge = (status: number, body: string) => Submitted;

async function ask(address: string, { answer }: Patience, judge: Judge): Promise<Submitted> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(answer), redirect: "manual" });
    return judge(response.status, (await response.text()).slice(0, 10_000));
  } catch (fault) {
    const { code } = ((fault as Error).cause ?? {}) as { code?: string };
    if (code !== undefined && (NOT_CONNECTED.has(code) || /CERT|TLS|SSL/.test(code)))
      return { kind: "refused", why: code.toLowerCase(), isFinal: false };
    return { kind: "unclear", why: (code ?? (fault as Error).name).toLowerCase() };
  }
}
