import { notFound } from "next/navigation";
import { screenTitle } from "../../../../screen-title.ts";
import { CaseRecordPage } from "../../record/case-record-page.tsx";

type Props = { params: Promise<{ id: string }> };

export const generateMetadata = screenTitle((words) => words.audit.title);

export default async function CaseRecordPageAt({ params }: Props) {
  const { id } = await params;
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  return <CaseRecordPage caseId={Number(id)} />;
}
