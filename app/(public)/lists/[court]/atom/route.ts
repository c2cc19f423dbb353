import { postedAnswer } from "../../../../../server/doors/http/posted-door.ts";
import { postedFeed } from "../../../../../server/doors/http/public-lists.ts";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ court: string }> };

export const GET = (request: Request, { params }: Place): Promise<Response> =>
  postedAnswer(request, async (ctx) => postedFeed(ctx, request, { courtCode: (await params).court, feed: "atom" }));
