"use client";

import { useTranslations } from "next-intl";
import type { Restriction } from "../../../../server/rules/case/offences.ts";
import { Icon } from "../../../components/icons.tsx";

/** How a matter will read on the posted list, and why. */
export function WallSentence({ restriction }: { restriction: Restriction }) {
  const t = useTranslations("docket.file");
  const causes = useTranslations("terms.restrictions");
  if (!restriction.restricted) return t("wallOpen");
  const because = causes(restriction.because);
  const sections = restriction.sections.map((one) => `\u2066${one.replace(" ", "\u00a0")}\u2069`).join(", ");
  return (
    <span>
      <Icon name="lock" size={13} />{" "}
      {restriction.sections.length > 0 ? t("wallSections", { because, sections }) : t("wallRestricted", { because })}
    </span>
  );
}
