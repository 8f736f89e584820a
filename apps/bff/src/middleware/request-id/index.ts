import { randomBytes } from "node:crypto";
import { createMiddleware } from "hono/factory";
import type { Variables } from "../variables.ts";

/** Names each request, in the answer's `x-request-id` and in every problem, so that a report can be found in the log. */
export const requestId = createMiddleware<{ Variables: Variables }>(async (c, next) => {
	c.set("requestId", `req_${randomBytes(10).toString("hex")}`);
	await next();
	c.res.headers.set("x-request-id", c.get("requestId"));
});
