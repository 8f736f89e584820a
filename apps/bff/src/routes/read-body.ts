import * as z from "zod/mini";
import type { RequestContext } from "../middleware/variables.ts";
import { Problem } from "../problem.ts";

/** The largest body read, in bytes. */
const largestBody = 256 * 1024;

/**
 * Reads a JSON body of a known shape.
 * @throws Problem `unsupported_content_type`, `body_too_large`, `invalid_json`, `invalid_body` (naming the field)
 */
export async function readBody<Shape extends z.ZodMiniType>(c: RequestContext, shape: Shape): Promise<z.infer<Shape>> {
	const type = c.req.header("content-type")?.split(";")[0]?.trim().toLowerCase();
	if (type !== "application/json") throw new Problem("unsupported_content_type");
	const result = z.safeParse(shape, parse(await readText(c)));
	if (result.success) return result.data;
	const [fault] = result.error.issues;
	throw new Problem(
		"invalid_body",
		`The body does not have the documented shape: ${fault?.path.join(".") || "the whole"} is wrong.`,
	);
}

async function readText(c: RequestContext): Promise<string> {
	const bytes = await readBytes(c, largestBody);
	if (bytes.length > largestBody) throw new Problem("body_too_large");
	return bytes.toString("utf8");
}

/** Reads a body, and counts what really arrives, whatever Content-Length says: one that is longer than `most` bytes is read no further than beyond that. */
export async function readBytes({ req }: Pick<RequestContext, "req">, most: number): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of req.raw.body ?? []) {
		chunks.push(chunk);
		size += chunk.length;
		if (size > most) break;
	}
	return Buffer.concat(chunks);
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		throw new Problem("invalid_json");
	}
}
