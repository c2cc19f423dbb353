"use client";

import { Loader, Tabs } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { NotLoaded } from "../../../components/not-loaded.tsx";
import { useServer } from "../../../components/server-data.tsx";
import { useCourt } from "../../court-context.tsx";
import { CapacityTab } from "./capacity-tab.tsx";
import { ClosuresTab } from "./closures-tab.tsx";
import { CourtTab } from "./court-tab.tsx";
import { HearingDaysTab } from "./hearing-days-tab.tsx";
import { PeopleTab } from "./people-tab.tsx";
import { RulesTab } from "./rules-tab.tsx";
import { SectionsTab } from "./sections-tab.tsx";
import type { TabProps } from "./settings-data.ts";

const TABS = ["days", "closures", "capacity", "rules", "sections", "court", "people"] as const;
type Tab = (typeof TABS)[number];

export function SettingsScreen() {
  const t = useTranslations("calendar.settings");
  const { me, court } = useCourt();
  const server = useServer();
  const router = useRouter();
  const asked = useSearchParams().get("tab");
  const settings = useQuery(server.calendar.settings.queryOptions({ courtId: court.id }));
  const mayAdminister = me.role === "administrator";
  const mayChange = mayAdminister || me.role === "clerk";
  const tabs = TABS.filter((tab) => tab !== "people" || mayAdminister);
  const tab: Tab = tabs.find((one) => one === asked) ?? "days";

  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("title")}</h1>
        {!mayChange && <span className="soft">{t("readOnly")}</span>}
      </div>
      <Tabs value={tab} onChange={(next) => router.replace(`/${court.code}/settings?tab=${next}`)} keepMounted={false}>
        <Tabs.List mb="md" style={{ flexWrap: "wrap" }}>
          {tabs.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`tabs.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {settings.isPending && <Loader size="sm" role="status" aria-label={t("title")} />}
        {settings.isError && <NotLoaded of={settings} />}
        {settings.data && (
          <Tabs.Panel value={tab}>
            <Panel tab={tab} settings={settings.data} mayChange={mayChange} mayAdminister={mayAdminister} />
          </Tabs.Panel>
        )}
      </Tabs>
    </div>
  );
}

function Panel({ tab, ...props }: TabProps & { tab: Tab }) {
  if (tab === "days") return <HearingDaysTab {...props} />;
  if (tab === "closures") return <ClosuresTab {...props} />;
  if (tab === "capacity") return <CapacityTab {...props} />;
  if (tab === "rules") return <RulesTab {...props} />;
  if (tab === "sections") return <SectionsTab {...props} />;
  if (tab === "court") return <CourtTab {...props} />;
  return <PeopleTab {...props} />;
}
