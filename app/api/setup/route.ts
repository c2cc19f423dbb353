import { setUpAnswer } from "../../../server/doors/http/setup-door.ts";

export const POST = (request: Request) => setUpAnswer(request);
