import { createHash } from "node:crypto";
import { change, read } from "../core/change.ts";
import type { Context } from "../core/context.ts";
import { Refused } from "../core/refused.ts";
import {
  deleteDistrictFeed,
  deleteFeed,
  findFeedOfDistrict,
  findOwnFeed,
  saveDistrictFeed,
  saveFeed,
} from "./feed-store.ts";

export const tokenHashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** 256 random bits in base64url: what the secret of an address looks like. */
export const isFeedToken = (text: string): boolean => /^[\w-]{43}$/.test(text);

function userIdOf({ actor }: Context): string {
  if (actor.kind !== "staff") throw new Refused("not-allowed");
  return actor.userId;
}

/** Whether the person has a calendar address, what it tells and when a program last asked; never the address itself. */
export function ownFeed(ctx: Context) {
  return read(ctx, { permission: "feed.own" }, async (connection) => {
    const feed = await findOwnFeed(connection, userIdOf(ctx));
    if (!feed) return null;
    const { level, language, madeAt, lastFetchedAt, fetches } = feed;
    return { level, language, madeAt, lastFetchedAt, fetches };
  });
}

export type FeedInput = { token: string; level: "full" | "busy"; language: "en" | "ur"; key: string };

/**
 * Opens the person's dates under a secret that his own browser made, in place of whatever he had: so a repeated call means
 * the same address, and the address stands in no answer that is kept.
 */
export async function makeFeed(ctx: Context, input: FeedInput): Promise<void> {
  const { token, key, ...choice } = input;
  const tokenHash = tokenHashOf(token);
  const act = { action: "calendar.opened", permission: "feed.own", key, input: { ...choice, tokenHash } } as const;
  await change(ctx, act, async (tx) => {
    await saveFeed(tx, { userId: userIdOf(ctx), tokenHash, madeAt: ctx.now.toISOString(), ...choice });
  });
}

/** Ends the address: programs that ask for it find nothing from now on. */
export async function revokeFeed(ctx: Context, { key }: { key: string }): Promise<void> {
  await change(ctx, { action: "calendar.ended", permission: "feed.own", key }, async (tx) => {
    if (!(await deleteFeed(tx, userIdOf(ctx)))) throw new Refused("not-found");
  });
}

const districtIdOf = ({ actor }: Context): number => {
  if (actor.kind !== "staff") throw new Refused("not-allowed");
  return actor.districtId;
};

/** Whether another Peshi can ask when officials of this district are in its courts, and when one last did; never the address. */
export function districtFeed(ctx: Context) {
  return read(ctx, { permission: "settings.change" }, async (connection) => {
    const feed = await findFeedOfDistrict(connection, districtIdOf(ctx));
    return feed && { madeAt: feed.madeAt, lastFetchedAt: feed.lastFetchedAt, fetches: feed.fetches };
  });
}

/** Opens them under a secret that the administrator's browser made, in place of any before. */
export async function makeDistrictFeed(ctx: Context, { token, key }: { token: string; key: string }): Promise<void> {
  const tokenHash = tokenHashOf(token);
  const act = { action: "calendar.district-opened", permission: "settings.change", key, input: { tokenHash } } as const;
  await change(ctx, act, async (tx) => {
    await saveDistrictFeed(tx, { districtId: districtIdOf(ctx), tokenHash, madeAt: ctx.now.toISOString() });
  });
}

export async function revokeDistrictFeed(ctx: Context, { key }: { key: string }): Promise<void> {
  await change(ctx, { action: "calendar.district-ended", permission: "settings.change", key }, async (tx) => {
    if (!(await deleteDistrictFeed(tx, districtIdOf(ctx)))) throw new Refused("not-found");
  });
}
