import { calendarAnswer } from "../../../../server/doors/http/calendar-door.ts";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ token: string }> };

export const GET = async (request: Request, { params }: Place): Promise<Response> =>
  calendarAnswer(request, (await params).token);
