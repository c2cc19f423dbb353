import { postedAnswer } from "../../../../../server/doors/http/posted-door.ts";
import { postedList } from "../../../../../server/doors/http/public-lists.ts";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ court: string; date: string }> };

export const GET = (request: Request, { params }: Place): Promise<Response> =>
  postedAnswer(request, async (ctx) => {
    const { court, date } = await params;
    return postedList(ctx, request, court, date);
  });
