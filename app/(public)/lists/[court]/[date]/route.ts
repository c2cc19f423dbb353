import { postedList } from "../../../../../server/public-lists.ts";
import { webContext } from "../../../../../server/web.ts";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ court: string; date: string }> };

export async function GET(request: Request, { params }: Place): Promise<Response> {
  const { court, date } = await params;
  return postedList(await webContext(new Headers()), request, court, date);
}
