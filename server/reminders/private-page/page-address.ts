import { originOf } from "../../rules/reminders/page-host.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Where private pages are: on a host of their own, whose name tells nobody whose it is, or, where none is set up, on the
 * court's own.
 */
export function pagePlace(env: Env): { base: string; isOwnHost: boolean } {
  const own = originOf(env.PESHI_PAGE_URL);
  if (env.PESHI_PAGE_URL && own === null)
    throw new Error("PESHI_PAGE_URL is no address: expected one such as https://slips.example");
  return { base: `${own ?? originOf(env.APP_URL) ?? "http://localhost"}/m/`, isOwnHost: own !== null };
}

const USUAL_EXIT = "https://www.google.com/";

/** Where whoever leaves a page in a hurry is led: a page that is open on everybody's phone. */
export function exitOf(env: Env): string {
  const url = env.PESHI_PAGE_EXIT ? URL.parse(env.PESHI_PAGE_EXIT) : null;
  return url && /^https?:$/.test(url.protocol) ? url.href : USUAL_EXIT;
}
