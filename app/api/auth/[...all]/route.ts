import { authDoor } from "../../../../server/doors/http/auth-door.ts";

export const GET = authDoor;
export const POST = authDoor;
