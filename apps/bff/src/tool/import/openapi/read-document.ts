import { Worker } from "node:worker_threads";
import { ImportFault } from "../import-fault.ts";
import { parseJson } from "../read-json.ts";
import { type ParsedYaml, parseYaml } from "./parse-yaml.ts";

/** How far an import is. */
export interface ImportProgress {
	/** `text`: characters parsed. `operations`: operations read or drafted. */
	readonly stage: "text" | "operations";
	readonly done: number;
	readonly total: number;
}

export type OnProgress = (progress: ImportProgress) => void;

/** What may be pasted, in bytes; through a URL the egress reads less (`fetch-document.ts`). */
const largestDocument = 8 * 1024 * 1024;
/** Below this YAML is parsed at once, above it in a thread: about 100 ms. */
const smallYaml = 100_000;
const workerLimits = { milliseconds: 60_000, heapMegabytes: 1_024 };

/**
 * Reads a document that is JSON or YAML.
 * @throws ImportFault with line and column where its syntax is broken.
 */
export async function readDocument(text: string, onProgress: OnProgress): Promise<unknown> {
	if (Buffer.byteLength(text) > largestDocument) throw new ImportFault("The document is larger than 8 MiB.");
	const plain = text.replace(/^\uFEFF/, "");
	if (plain.trim() === "") throw new ImportFault("There is nothing here yet. Paste an OpenAPI document.");
	const total = plain.length;
	onProgress({ stage: "text", done: 0, total });
	const value = /^\s*[{[]/.test(plain) ? parseJson(plain) : valueOrFault(await readYaml(plain, onProgress));
	onProgress({ stage: "text", done: total, total });
	return value;
}

function valueOrFault(parsed: ParsedYaml): unknown {
	if ("value" in parsed) return parsed.value;
	const { sentence, line, column } = parsed.fault;
	throw new ImportFault(sentence, { line, column });
}

function readYaml(text: string, onProgress: OnProgress): ParsedYaml | Promise<ParsedYaml> {
	return text.length < smallYaml ? parseYaml(text, () => {}) : inWorker(text, onProgress);
}

function inWorker(text: string, onProgress: OnProgress): Promise<ParsedYaml> {
	const worker = new Worker(new URL("./yaml-worker.ts", import.meta.url), {
		workerData: text,
		resourceLimits: { maxOldGenerationSizeMb: workerLimits.heapMegabytes },
	});
	return new Promise<ParsedYaml>((resolve, reject) => {
		const late = setTimeout(
			() => reject(new ImportFault("The document took too long to read.")),
			workerLimits.milliseconds,
		);
		worker.on("message", (message: { readonly offset: number } | { readonly parsed: ParsedYaml }) => {
			if ("offset" in message) onProgress({ stage: "text", done: message.offset, total: text.length });
			else resolve(message.parsed);
		});
		worker.on("error", (error: NodeJS.ErrnoException) => {
			const tooMuch = error.code === "ERR_WORKER_OUT_OF_MEMORY";
			reject(tooMuch ? new ImportFault("The document needs too much memory to be read.") : error);
		});
		worker.on("exit", () => {
			clearTimeout(late);
			reject(new Error("The thread that reads YAML ended without an answer."));
		});
	}).finally(() => worker.terminate());
}
