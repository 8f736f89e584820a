import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Dispatcher } from "undici";
import { EgressFailure, type EgressFault } from "./refusal.ts";
import type { EgressAnswer } from "./request.ts";

/** The largest answer that is read: neither what travels nor what it unpacks to may be more. */
const largestAnswer = 1024 * 1024;

const decoders = { gzip: createGunzip, deflate: createInflate, br: createBrotliDecompress };

/**
 * Reads the whole answer, unpacking as it comes in and stopping at the first byte too many.
 * @throws EgressFailure
 */
export async function readAnswer(
	answer: Dispatcher.ResponseData,
	contentTypes: readonly string[] | undefined,
): Promise<EgressAnswer> {
	const contentType = mediaType(answer);
	const success = answer.statusCode >= 200 && answer.statusCode < 300;
	if (success && contentTypes && answer.statusCode !== 204 && !contentTypes.includes(contentType)) {
		dropBody(answer);
		throw failure(
			"content_type",
			`The answer is ${contentType.slice(0, 80) || "of no declared type"}, which was not asked for.`,
		);
	}
	return { status: answer.statusCode, contentType, bytes: await readBody(answer) };
}

/** Lets the rest of an answer go. What is left of the body errs when it is dropped; unheard, that would end the process. */
export function dropBody({ body }: Dispatcher.ResponseData): void {
	body.on("error", () => {}).destroy();
}

function mediaType({ headers }: Dispatcher.ResponseData): string {
	return (String(headers["content-type"] ?? "").split(";")[0] ?? "").trim().toLowerCase();
}

async function readBody(answer: Dispatcher.ResponseData): Promise<Buffer> {
	const encoding = String(answer.headers["content-encoding"] ?? "")
		.trim()
		.toLowerCase();
	const chunks: Buffer[] = [];
	const collect = async (source: AsyncIterable<Buffer>) => {
		for await (const chunk of counted(source)) chunks.push(chunk);
	};
	if (encoding === "" || encoding === "identity") await collect(answer.body);
	else if (Object.hasOwn(decoders, encoding)) await decode(answer, encoding as keyof typeof decoders, collect);
	else {
		dropBody(answer);
		throw unreadable();
	}
	return Buffer.concat(chunks);
}

async function decode(
	answer: Dispatcher.ResponseData,
	encoding: keyof typeof decoders,
	collect: (source: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
	try {
		await pipeline(answer.body, counted, decoders[encoding](), collect);
	} catch (error) {
		const { code = "" } = error as NodeJS.ErrnoException;
		throw /^(Z_|ERR_?_(?:BROTLI|ERROR))/.test(code) ? unreadable() : error;
	}
}

async function* counted(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
	let size = 0;
	for await (const chunk of source) {
		size += chunk.length;
		if (size > largestAnswer) throw failure("too_large", "The answer is larger than 1 MiB.");
		yield chunk;
	}
}

const failure = (fault: EgressFault, message: string) => new EgressFailure(fault, { sent: true, message });
const unreadable = () => failure("encoding", "The answer's content encoding could not be read.");
