import { notifications } from "@mantine/notifications";

const STEP = 500;

/** Whether a notice can be seen just now: a dialog hides it, and whoever points at it or has tabbed to it is reading. */
export const isInUse = (page: Pick<Document, "querySelector">): "hidden" | "read" | null => {
  if (page.querySelector(".mantine-Modal-content")) return "hidden";
  return page.querySelector(".mantine-Notifications-root:is(:hover, :focus-within)") ? "read" : null;
};

/**
 * Takes a notice away once it was in sight for so many milliseconds: one that offers the way back is not used up behind
 * a dialog that was opened meanwhile.
 */
export function hideOnceSeen(id: string, milliseconds = 7000): void {
  let left = milliseconds;
  const timer = setInterval(() => {
    if (isInUse(document) !== null) return;
    left -= STEP;
    if (left > 0) return;
    clearInterval(timer);
    notifications.hide(id);
  }, STEP);
}
