import { postedFile } from "../../../../../../server/public-lists.ts";
import { webContext } from "../../../../../../server/web.ts";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ court: string; date: string; format: string }> };

export async function GET(request: Request, { params }: Place): Promise<Response> {
  const { court, date, format } = await params;
  return postedFile(await webContext(new Headers()), request, { courtCode: court, date, format });
}
