import { notFound } from "next/navigation";
import { CasePage } from "../case-page.tsx";

type Props = { params: Promise<{ id: string }> };

export default async function CasePageAt({ params }: Props) {
  const { id } = await params;
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  return <CasePage caseId={Number(id)} />;
}
