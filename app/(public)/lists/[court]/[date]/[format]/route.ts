import { postedFile } from "../../../../../../server/public-lists.ts";
import { publicContext } from "../../../../../../server/web.ts";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ court: string; date: string; format: string }> };

export async function GET(request: Request, { params }: Place): Promise<Response> {
  const { court, date, format } = await params;
  return postedFile(publicContext(), request, { courtCode: court, date, format });
}
