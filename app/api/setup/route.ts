import { setUpAnswer } from "../../../server/setup-door.ts";

export const POST = (request: Request) => setUpAnswer(request);
