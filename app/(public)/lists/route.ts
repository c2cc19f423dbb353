import { postedAnswer } from "../../../server/posted-door.ts";
import { postedCourts } from "../../../server/public-lists.ts";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => postedAnswer(request, postedCourts);
