import { isAuthEndpoint, webAuth } from "../../../../server/web.ts";

const gone = () => new Response(null, { status: 404 });

function answer(request: Request): Promise<Response> | Response {
  return isAuthEndpoint(request.method, new URL(request.url).pathname) ? webAuth().handler(request) : gone();
}

export const GET = answer;
export const POST = answer;
