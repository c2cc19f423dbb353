import { notFound } from "next/navigation";
import { screenTitle } from "../../../screen-title.ts";
import { CasePage } from "../case-page.tsx";

type Props = { params: Promise<{ id: string }> };

export const generateMetadata = screenTitle((words) => words.frame.docket);

export default async function CasePageAt({ params }: Props) {
  const { id } = await params;
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  return <CasePage caseId={Number(id)} />;
}
