import { postedDays } from "../../../../server/public-lists.ts";
import { webContext } from "../../../../server/web.ts";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ court: string }> };

export async function GET(request: Request, { params }: Place): Promise<Response> {
  return postedDays(await webContext(new Headers()), request, (await params).court);
}
