/** All that the host of the private pages has: a page, and the letters it is set in. */
const OF_PAGE = /^\/m\/[\w-]{1,40}$|^\/fonts\/[\w-]+\.woff2$/;

/** The origin of an address such as `https://slips.example`; null where it is none. */
export function originOf(address: string | undefined): string | null {
  const url = address ? URL.parse(address) : null;
  return url && /^https?:$/.test(url.protocol) ? url.origin : null;
}

/**
 * Whether a host serves a path. With a host of their own for the private pages that one has them and nothing else, and
 * the court's own host has none of them, so that neither name leads to the other. Without one everything is on one host.
 */
export function isServedHere(asked: { host: string; target: string }, pageAddress: string | undefined): boolean {
  const origin = originOf(pageAddress);
  if (origin === null) return true;
  const path = asked.target.split("?")[0] ?? "";
  return isHostOf(asked.host, origin) ? OF_PAGE.test(path) : !/^\/+m(\/|$)/i.test(path);
}

/** Ports that go without saying may be said. */
export function isHostOf(host: string, origin: string): boolean {
  const { protocol, host: own } = new URL(origin);
  return URL.parse(`${protocol}//${host}`)?.host === own;
}
