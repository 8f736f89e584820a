import type { HonoRequest, MiddlewareHandler } from "hono";
import type { ShopContext } from "../credentials/guard.ts";
import { leaveOutCredentials } from "./leave-out-credentials.ts";
import type { RequestEntry } from "./request-entry.ts";

type Parts = {
	/** Where an entry goes; called before the answer leaves, so whoever has the answer finds the entry. */
	sink: (entry: RequestEntry) => void;
	secrets: readonly (string | RegExp)[];
	now: () => Date;
};

/** Middleware that hands one {@link RequestEntry} for every request to the sink. */
export function recordRequests({ sink, secrets, now }: Parts): MiddlewareHandler<ShopContext> {
	return async (context, next) => {
		const at = now().toISOString();
		context.set("credential", "none");
		await next();
		const { method, path } = context.req;
		const { credential, ...entry } = {
			at,
			method,
			path,
			query: context.req.query(),
			status: context.res.status,
			credential: context.get("credential"),
			body: context.res.status === 413 ? null : await readAny(context.req),
			idempotency_key: context.req.header("idempotency-key") ?? null,
		};
		sink({ ...leaveOutCredentials(entry, secrets), credential });
	};
}

async function readAny(request: HonoRequest): Promise<unknown> {
	try {
		const text = await request.text();
		if (request.header("content-type")?.startsWith("application/x-www-form-urlencoded")) {
			return Object.fromEntries(new URLSearchParams(text));
		}
		return JSON.parse(text);
	} catch {
		return null;
	}
}
