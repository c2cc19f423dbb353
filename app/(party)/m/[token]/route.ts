import { privatePageAnswer } from "../../../../server/doors/http/private-page-door.ts";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ token: string }> };

export const GET = async (request: Request, { params }: Place): Promise<Response> =>
  privatePageAnswer(request, (await params).token);

export const POST = async (request: Request, { params }: Place): Promise<Response> =>
  privatePageAnswer(request, (await params).token);
