import { screenTitle } from "../../../screen-title.ts";
import { LettersScreen } from "./letters-screen.tsx";

export const generateMetadata = screenTitle((words) => words.frame.evidence);

export default async function LettersPage({
  searchParams,
}: {
  searchParams: Promise<{ ids?: string; change?: string }>;
}) {
  const { ids = "", change = "" } = await searchParams;
  const eventIds = ids.split(",").map(Number);
  const isId = (id: number) => Number.isSafeInteger(id) && id > 0;
  return <LettersScreen eventIds={eventIds.filter(isId)} changeId={isId(Number(change)) ? Number(change) : null} />;
}
