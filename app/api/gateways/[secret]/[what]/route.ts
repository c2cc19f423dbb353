import { gatewayAnswer } from "../../../../../server/doors/http/gateway-door.ts";

export const dynamic = "force-dynamic";

type Place = { params: Promise<{ secret: string; what: string }> };

export async function GET(request: Request, { params }: Place): Promise<Response> {
  const { secret, what } = await params;
  return gatewayAnswer(request, secret, what);
}
