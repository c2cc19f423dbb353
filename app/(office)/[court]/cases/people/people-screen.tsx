"use client";

import { Tabs } from "@mantine/core";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useCourt } from "../../../court-context.tsx";
import { CustodyTab } from "./custody-tab.tsx";
import { DirectoryTab } from "./directory-tab.tsx";
import { PresenceTab } from "./presence-tab.tsx";

const TABS = ["custody", "officials", "parties", "presence"] as const;
type Tab = (typeof TABS)[number];

/** Who is in custody, who works in the cases of the district, and who is one person under two names. */
export function PeopleScreen() {
  const t = useTranslations("people.page");
  const leave = useTranslations("presence.leave");
  const { court } = useCourt();
  const router = useRouter();
  const asked = useSearchParams().get("tab");
  const tab = TABS.find((one) => one === asked) ?? "custody";
  const open = (next: string | null) => router.replace(`/${court.code}/cases/people?tab=${next ?? "custody"}`);

  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("open")}</h1>
      </div>
      <Tabs value={tab} onChange={open} keepMounted={false}>
        <Tabs.List>
          {TABS.map((one: Tab) => (
            <Tabs.Tab key={one} value={one}>
              {one === "presence" ? leave("tab") : t(`tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="custody">
          <CustodyTab />
        </Tabs.Panel>
        <Tabs.Panel value="officials">
          <DirectoryTab of="officials" />
        </Tabs.Panel>
        <Tabs.Panel value="parties">
          <DirectoryTab of="parties" />
        </Tabs.Panel>
        <Tabs.Panel value="presence">
          <PresenceTab />
        </Tabs.Panel>
      </Tabs>
    </div>
  );
}
