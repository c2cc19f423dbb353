import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { setUpPage } from "../../../server/doors/http/setup-door.ts";
import { screenTitle } from "../screen-title.ts";
import { SetupForm } from "./setup-form.tsx";
import { WrongLink } from "./wrong-link.tsx";

type Props = { searchParams: Promise<{ token?: string | string[] }> };

export const dynamic = "force-dynamic";

export const generateMetadata = screenTitle((words) => words.calendar.setup.title);

/** Open while nobody administers, to whoever has the link of the console. Afterwards there is no such page. */
export default async function SetupPage({ searchParams }: Props) {
  const { token } = await searchParams;
  const page = await setUpPage(await headers(), typeof token === "string" ? token : null);
  if (page.state === "already-set-up") notFound();
  if (page.state === "wrong-link") return <WrongLink />;
  return <SetupForm token={String(token)} districts={page.districts} closures={page.closures} today={page.today} />;
}
