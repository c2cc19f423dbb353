import { postedAnswer } from "../../../../../../server/doors/http/posted-door.ts";
import { postedFile } from "../../../../../../server/doors/http/public-lists.ts";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ court: string; date: string; format: string }> };

export const GET = (request: Request, { params }: Place): Promise<Response> =>
  postedAnswer(request, async (ctx) => {
    const { court, date, format } = await params;
    return postedFile(ctx, request, { courtCode: court, date, format });
  });
