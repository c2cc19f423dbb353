import { expect, test } from "vitest";
import { isInUse, seenFor } from "../../../app/components/seen-notice.ts";

/** A page on which only these selectors find anything. */
const pageWith = (...found: string[]) => ({
  querySelector: (selector: string) => (found.some((one) => selector.startsWith(one)) ? ({} as Element) : null),
});

test("a notice that offers the way back is not used up behind a dialog, nor while somebody reads it", () => {
  const isSeen = seenFor(1500);
  expect(isSeen(500, null)).toBe(false);
  for (let half = 0; half < 20; half += 1) expect(isSeen(500, half % 2 === 0 ? "hidden" : "read")).toBe(false);
  expect(isSeen(500, null)).toBe(false);
  expect(isSeen(500, null)).toBe(true);
});

test("a dialog hides it, and a pointer or the focus on it is somebody reading", () => {
  expect(isInUse(pageWith())).toBeNull();
  expect(isInUse(pageWith(".mantine-Notifications-root"))).toBe("read");
  expect(isInUse(pageWith(".mantine-Modal-content"))).toBe("hidden");
  expect(isInUse(pageWith(".mantine-Modal-content", ".mantine-Notifications-root"))).toBe("hidden");
});
