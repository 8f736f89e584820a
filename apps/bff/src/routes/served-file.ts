import { createHash } from "node:crypto";
import { brotliCompressSync, gzipSync } from "node:zlib";
import type { Context } from "hono";

/** A file as it is served, in each encoding a browser may ask for. */
export interface ServedFile {
	readonly etag: string;
	readonly identity: Buffer;
	readonly br: Buffer;
	readonly gzip: Buffer;
}

/** Prepares a file for serving. */
export function serve(content: string | Buffer): ServedFile {
	const identity = Buffer.from(content);
	const etag = `"${createHash("sha256").update(identity).digest("base64url").slice(0, 27)}"`;
	return { etag, identity, br: brotliCompressSync(identity), gzip: gzipSync(identity, { level: 9 }) };
}

/** Answers with a file in the smallest encoding the browser takes, or that it has it already (RFC 9110, section 13.1.2). */
export function answerFile(
	c: Context,
	file: ServedFile,
	{ type, caching }: { readonly type: string; readonly caching: string },
): Response {
	const encoding = encodingFor(c.req.header("accept-encoding") ?? "");
	c.header("etag", file.etag);
	c.header("cache-control", caching);
	c.header("vary", "Accept-Encoding");
	if (c.req.header("if-none-match")?.includes(file.etag)) return c.body(null, 304);
	if (encoding !== "identity") c.header("content-encoding", encoding);
	c.header("content-type", type);
	return c.body(new Uint8Array(file[encoding]));
}

/** The smallest encoding a browser accepts (RFC 9110, section 12.5.3); a quality of 0 means "not this one". */
function encodingFor(accepted: string): "br" | "gzip" | "identity" {
	const refused = /;\s*q=0(?:\.0*)?\s*$/;
	const offered = accepted
		.toLowerCase()
		.split(",")
		.filter((part) => !refused.test(part));
	const names = new Set(offered.map((part) => part.split(";")[0]?.trim()));
	return names.has("br") ? "br" : names.has("gzip") ? "gzip" : "identity";
}
