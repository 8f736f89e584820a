import type { HonoRequest } from "hono";
import type { z } from "zod";
import { Refusal } from "./refusal.ts";

/** The JSON body in the shape of `schema`, or a `400 bad_input` that names the first field at fault. */
export async function readBody<Schema extends z.ZodType>(
	request: HonoRequest,
	schema: Schema,
): Promise<z.output<Schema>> {
	let body: unknown;
	try {
		body = await request.json();
	} catch (error) {
		// A SyntaxError is the caller's; anything else (a body over the limit) belongs to whoever set that limit.
		if (!(error instanceof SyntaxError)) throw error;
		throw new Refusal(400, { error: "bad_input", detail: "The body is not JSON." });
	}
	return accept(body, schema);
}

/** The query parameters in the shape of `schema`, or a `400 bad_input`. */
export function readQuery<Schema extends z.ZodType>(request: HonoRequest, schema: Schema): z.output<Schema> {
	return accept(request.query(), schema);
}

function accept<Schema extends z.ZodType>(value: unknown, schema: Schema): z.output<Schema> {
	const read = schema.safeParse(value);
	if (read.success) return read.data;
	const issue = read.error.issues[0];
	const place = issue?.path.join(".") || "input";
	throw new Refusal(400, { error: "bad_input", detail: `${place}: ${issue?.message ?? "not understood"}` });
}
