import { postedAnswer } from "../../../../../server/posted-door.ts";
import { postedFeed } from "../../../../../server/public-lists.ts";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ court: string }> };

export const GET = (request: Request, { params }: Place): Promise<Response> =>
  postedAnswer(request, async (ctx) => postedFeed(ctx, request, { courtCode: (await params).court, feed: "atom" }));
