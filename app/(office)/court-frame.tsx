"use client";

import { ActionIcon, Menu, NativeSelect, TextInput, Tooltip, useMantineColorScheme } from "@mantine/core";
import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Icon } from "../components/icons.tsx";
import { lockScreen } from "../components/lock-state.ts";
import { CourtProvider, type Me, type MyCourt } from "./court-context.tsx";
import { useGoKeys } from "./go-keys.ts";
import { PinOffer } from "./lock/pin-offer.tsx";
import { ScreenLock } from "./lock/screen-lock.tsx";
import { mayOpen, placesOf, worksInCourt } from "./places.ts";
import { setLanguage, signOut } from "./session.ts";

export function CourtFrame({ me, court, children }: { me: Me; court: MyCourt; children: ReactNode }) {
  const t = useTranslations("frame");
  const pathname = usePathname();
  const links = placesOf(me.role).map((place) => {
    const href = `/${court.code}/${place.path}`;
    return { ...place, href, isHere: pathname === href || pathname.startsWith(`${href}/`), label: t(place.id) };
  });
  useGoKeys(court.code);

  return (
    <CourtProvider value={{ me, court }}>
      <ScreenLock me={me} />
      <a className="skip" href="#content">
        {t("skip")}
      </a>
      {me.isDemo && (
        <aside className="demo-banner">
          {t("demo")}{" "}
          <span className="soft no-print">
            · {t("demoFactor")} {t("demoHow")}
          </span>
        </aside>
      )}
      <PinOffer me={me} courtCode={court.code} />
      <div className="frame">
        <TopLine me={me} court={court} />
        <nav className="frame-rail" aria-label={t("menu")}>
          {links.map(({ id, href, icon, isHere, label }) => (
            <Link key={id} href={href} aria-current={isHere ? "page" : undefined} title={label}>
              <Icon name={icon} />
              <span>{label}</span>
            </Link>
          ))}
        </nav>
        <main id="content" tabIndex={-1}>
          {mayOpen(me.role, pathname.split("/")[2] ?? "") ? children : <NotTheirs home={links[0]?.href ?? "/"} />}
        </main>
        <nav className="frame-bottom" aria-label={t("menu")}>
          {links
            .filter(({ isMore }) => !isMore)
            .map(({ id, href, icon, isHere, label }) => (
              <Link key={id} href={href} aria-current={isHere ? "page" : undefined}>
                <Icon name={icon} />
                {label}
              </Link>
            ))}
          <MorePlaces places={links.filter(({ isMore }) => isMore)} />
        </nav>
      </div>
    </CourtProvider>
  );
}

/** A screen that is of others, and the way to one's own: no form that can only be refused. */
function NotTheirs({ home }: { home: string }) {
  const t = useTranslations();
  return (
    <div className="page">
      <h1>{t("errors.notFound")}</h1>
      <Link href={home}>{t("actions.back")}</Link>
    </div>
  );
}

type PlaceLink = ReturnType<typeof placesOf>[number] & { href: string; isHere: boolean; label: string };

/** What the bar of a phone has no room for; the button bears the name of the screen one is on. */
function MorePlaces({ places }: { places: readonly PlaceLink[] }) {
  const t = useTranslations("frame");
  const here = places.find(({ isHere }) => isHere);
  if (places.length === 0) return null;
  return (
    <Menu position="top-end" withinPortal>
      <Menu.Target>
        <button
          type="button"
          data-here={here !== undefined || undefined}
          aria-label={[here?.label, t("morePlaces")].filter(Boolean).join(", ")}
        >
          <Icon name={here?.icon ?? "more"} />
          {here?.label ?? t("more")}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {places.map(({ id, href, icon, isHere, label }) => (
          <Menu.Item
            key={id}
            component={Link}
            href={href}
            aria-current={isHere ? "page" : undefined}
            leftSection={<Icon name={icon} size={16} />}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function TopLine({ me, court }: { me: Me; court: MyCourt }) {
  const t = useTranslations("frame");
  const people = useTranslations("people.page");
  const account = useTranslations("account");
  const lock = useTranslations("access.lock");
  const router = useRouter();
  const language = useLocale();
  const { setColorScheme, colorScheme } = useMantineColorScheme();
  const isOfCourt = worksInCourt(me.role);
  const nameOf = (one: MyCourt) => (language === "ur" ? (one.nameUr ?? one.nameEn) : one.nameEn);

  return (
    <header className="frame-top">
      <Link href={`/${court.code}/${placesOf(me.role)[0]?.path ?? "week"}`} className="frame-brand">
        Peshi <span lang="ur">پیشی</span>
      </Link>
      {me.courts.length > 1 && isOfCourt ? (
        <NativeSelect
          className="frame-court"
          aria-label={t("court")}
          size="sm"
          value={court.code}
          onChange={(event) => router.push(`/${event.currentTarget.value}/week`)}
          data={me.courts.map((one) => ({ value: one.code, label: nameOf(one) }))}
        />
      ) : (
        <strong className="frame-court">{isOfCourt ? nameOf(court) : me.name}</strong>
      )}
      <span className="frame-gap" />
      {isOfCourt && <CourtSearch court={court} />}
      <Tooltip label={t("theme")}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("theme")}
          onClick={() => setColorScheme(isDark(colorScheme) ? "light" : "dark")}
        >
          <Icon name="theme" />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t("account")}>
            <Icon name="person" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {t("signedInAs", { name: me.name })} · {t(`roles.${me.role}`)}
          </Menu.Label>
          <Menu.Item onClick={() => setLanguage("en")} lang="en">
            {t("english")}
          </Menu.Item>
          <Menu.Item onClick={() => setLanguage("ur")} lang="ur">
            {t("urdu")}
          </Menu.Item>
          <Menu.Item component="a" href="/lists" target="_blank">
            {t("publicLists")}
          </Menu.Item>
          {isOfCourt && (
            <Menu.Item component={Link} href={`/${court.code}/cases/people`}>
              {people("open")}
            </Menu.Item>
          )}
          <Menu.Item component={Link} href={`/${court.code}/account`}>
            {account("title")}
          </Menu.Item>
          {me.hasPin && <Menu.Item onClick={lockScreen}>{lock("now")}</Menu.Item>}
          <Menu.Divider />
          <Menu.Item onClick={() => signOut()}>{t("signOut")}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}

function CourtSearch({ court }: { court: MyCourt }) {
  const t = useTranslations("frame");
  const router = useRouter();
  const [text, setText] = useState("");
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.code !== "Slash" ||
        event.shiftKey ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target.closest("input, textarea, select")
      )
        return;
      event.preventDefault();
      input.current?.focus();
    };
    window.addEventListener("keydown", focus);
    return () => window.removeEventListener("keydown", focus);
  }, []);

  return (
    <search>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) router.push(`/${court.code}/docket?q=${encodeURIComponent(text.trim())}`);
        }}
      >
        <TextInput
          ref={input}
          size="sm"
          w={{ base: "100%", sm: 250 }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          placeholder={t("search")}
          aria-label={t("search")}
          rightSection={<kbd aria-hidden>/</kbd>}
        />
      </form>
    </search>
  );
}

const isDark = (scheme: string) =>
  scheme === "dark" || (scheme === "auto" && window.matchMedia("(prefers-color-scheme: dark)").matches);
