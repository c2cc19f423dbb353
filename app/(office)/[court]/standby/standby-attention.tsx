"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Icon } from "../../../components/icons.tsx";
import { useCourt } from "../../court-context.tsx";
import { useOffers } from "./use-standby.ts";

/** Matters on standby, as a line of what waits for somebody; nothing where nobody stands by. */
export function StandbyAttention() {
  const t = useTranslations("presence.standby");
  const { court } = useCourt();
  const { data } = useOffers();
  if (!data || data.matters.length === 0) return null;
  const n = new Set(data.days.flatMap(({ inLine }) => inLine.map(({ id }) => id))).size;
  return (
    <li>
      <Icon name="moved" size={16} />
      <Link href={`/${court.code}/standby`}>
        {n > 0 ? t("attention", { n }) : t("waiting", { n: data.matters.length })}
      </Link>
    </li>
  );
}
