import { notFound } from "next/navigation";
import { screenTitle } from "../../../../screen-title.ts";
import { OrderSheetPage } from "../../orders/order-sheet-page.tsx";

type Props = { params: Promise<{ id: string }> };

export const generateMetadata = screenTitle((words) => words.process.orders.title);

export default async function OrdersPageAt({ params }: Props) {
  const { id } = await params;
  if (!/^[1-9]\d{0,14}$/.test(id)) notFound();
  return <OrderSheetPage caseId={Number(id)} />;
}
