import { notifications } from "@mantine/notifications";

const STEP = 500;

/** Whether a notice can be seen just now: a dialog hides it, and whoever points at it or has tabbed to it is reading. */
export const isInUse = (page: Pick<Document, "querySelector">): "hidden" | "read" | null => {
  if (page.querySelector(".mantine-Modal-content")) return "hidden";
  return page.querySelector(".mantine-Notifications-root:is(:hover, :focus-within)") ? "read" : null;
};

/** Counts what is left of the time for which a notice is to be in sight; true once it was seen for so long. */
export function seenFor(milliseconds: number): (passed: number, use: ReturnType<typeof isInUse>) => boolean {
  let left = milliseconds;
  return (passed, use) => {
    if (use === null) left -= passed;
    return left <= 0;
  };
}

/**
 * Takes a notice away once it was in sight for so many milliseconds: one that offers the way back is not used up behind
 * a dialog that was opened meanwhile.
 */
export function hideOnceSeen(id: string, milliseconds = 7000): void {
  const isSeen = seenFor(milliseconds);
  const timer = setInterval(() => {
    if (!isSeen(STEP, isInUse(document))) return;
    clearInterval(timer);
    notifications.hide(id);
  }, STEP);
}
