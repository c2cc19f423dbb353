import { notFound } from "next/navigation";
import { screenTitle } from "../../../screen-title.ts";
import { MemoScreen } from "../memo-screen.tsx";

type Props = { params: Promise<{ change: string }> };

export const generateMetadata = screenTitle((words) => words.desk.memo.title);

export default async function MemoPage({ params }: Props) {
  const { change } = await params;
  if (!/^[1-9]\d{0,14}$/.test(change)) notFound();
  return <MemoScreen changeId={Number(change)} />;
}
