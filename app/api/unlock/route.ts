import { unlockDoor } from "../../../server/auth-door.ts";

export const dynamic = "force-dynamic";

export const POST = (request: Request) => unlockDoor(request);
