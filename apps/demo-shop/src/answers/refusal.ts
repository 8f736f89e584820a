import type { ContentfulStatusCode } from "hono/utils/http-status";

type Body = { error: string; detail?: string };

/** An answer other than success, thrown by a verb and written as JSON by the app. */
export class Refusal extends Error {
	readonly status: ContentfulStatusCode;
	readonly body: Body;
	readonly headers: Record<string, string>;

	constructor(status: ContentfulStatusCode, body: Body, headers: Record<string, string> = {}) {
		super(body.error);
		this.status = status;
		this.body = body;
		this.headers = headers;
	}
}
