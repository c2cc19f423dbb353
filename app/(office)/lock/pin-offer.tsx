"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { Me } from "../court-context.tsx";

/** One line, until it is answered: a device without a PIN signs its person out where it could only lock. */
export function PinOffer({ me, courtCode }: { me: Me; courtCode: string }) {
  const t = useTranslations("access.pin");
  const [isShown, setShown] = useState(false);
  const kept = `peshi-no-pin:${me.username}`;
  useEffect(() => setShown(localStorage.getItem(kept) === null), [kept]);
  if (!isShown || me.hasPin || me.isDemo || me.isPasswordDue || me.isCodeDue) return null;
  const refuse = () => {
    localStorage.setItem(kept, "1");
    setShown(false);
  };
  return (
    <aside className="pin-offer no-print" aria-label={t("offer")}>
      <span>
        <strong>{t("offer")}.</strong> <span className="soft">{t("offerMore")}</span>
      </span>
      <Button component={Link} href={`/${courtCode}/account#pin`} size="compact-sm" variant="default">
        {t("set")}
      </Button>
      <Button size="compact-sm" variant="subtle" onClick={refuse}>
        {t("later")}
      </Button>
    </aside>
  );
}
