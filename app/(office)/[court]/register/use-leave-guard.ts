"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

/** Asks before the page is loaded again or closed. */
export function useAskBeforeReload(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", onUnload);
    return () => window.removeEventListener("beforeunload", onUnload);
  }, [isUnsaved]);
}

/** Asks before a screen with unsaved cells is left, by reload, by closing, or by a link of the frame. */
export function useLeaveGuard(unsaved: number): void {
  const t = useTranslations("register");
  useAskBeforeReload(unsaved > 0);
  useEffect(() => {
    if (unsaved === 0) return;
    const onClick = (event: MouseEvent) => {
      const link = (event.target as HTMLElement | null)?.closest("a[href]");
      const isHere = !link || link.getAttribute("target") === "_blank" || link.getAttribute("href")?.startsWith("#");
      if (isHere || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      if (window.confirm(t("leave", { n: unsaved }))) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("click", onClick, { capture: true });
    return () => document.removeEventListener("click", onClick, { capture: true });
  }, [unsaved, t]);
}
