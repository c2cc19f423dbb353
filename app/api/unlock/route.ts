import { unlockDoor } from "../../../server/doors/http/auth-door.ts";

export const dynamic = "force-dynamic";

export const POST = (request: Request) => unlockDoor(request);
