import { type CDPSession, devices, type Page } from "@playwright/test";

export type Device = "desk" | "phone";
const SIZES = { desk: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

const { defaultBrowserType: _, ...pixel } = devices["Pixel 7"];
/** For the journeys that are walked on a phone from their beginning. */
export const PHONE = { ...pixel, viewport: SIZES.phone };

/** What was switched by a session is switched back when it ends. */
const sessions = new WeakMap<Page, CDPSession>();

/** The page as it stands, put into the hand or back on the desk: another width, and touched or not, which style sheets ask about. */
export async function turnInto(page: Page, device: Device): Promise<void> {
  const session = sessions.get(page) ?? (await page.context().newCDPSession(page));
  sessions.set(page, session);
  await session.send("Emulation.setTouchEmulationEnabled", { enabled: device === "phone" });
  await page.setViewportSize(SIZES[device]);
}
