import { throughDoor } from "../../../server/doors/http/http-door.ts";
import { isReady } from "../../../server/doors/http/web.ts";

export const dynamic = "force-dynamic";

export const GET = (asked: Request): Promise<Response> =>
  throughDoor(asked, { name: "health", isPublic: true }, async () => {
    const ready = await isReady();
    return Response.json({ ready }, { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } });
  });
