import type { Tool } from "../../database/tables/index.ts";
import type { EgressAnswer } from "../../egress/send-request.ts";
import { measureFields } from "../import/measure-fields.ts";
import { pickFields } from "../pick-fields.ts";

/** An answer as an admin reads it. */
export interface ShownAnswer {
	readonly contentType: string;
	/** Secrets masked; the beginning of it where it is long. */
	readonly body: string;
	/** Of the whole answer. */
	readonly bytes: number;
	readonly isCut: boolean;
	/** Paths that the tool's field picker keeps from the model. */
	readonly dropped: readonly string[];
}

const most = { characters: 65_536, dropped: 500 };

/** @param scrub while the credential is held. */
export function showAnswer(answer: EgressAnswer, { response }: Tool, scrub: (text: string) => string): ShownAnswer {
	const text = answer.bytes.toString("utf8");
	const value = parse(text);
	const clean = cleanText(text, value, scrub);
	const dropped = value !== undefined && response.fields ? droppedOf(value, response.fields) : [];
	return {
		contentType: scrub(answer.contentType),
		body: clean.slice(0, most.characters).toWellFormed(),
		bytes: answer.bytes.length,
		isCut: clean.length > most.characters,
		dropped: dropped.slice(0, most.dropped).map(scrub),
	};
}

/**
 * The text as it came, unless reading its escapes brings a secret to light: then as it reads. The bytes themselves were
 * scrubbed before they got here.
 */
function cleanText(text: string, value: unknown, scrub: (text: string) => string): string {
	const read =
		value === undefined ? readEscapes(text) : unlessTooDeep(() => JSON.stringify(value), "[too deep to be shown]");
	const clean = scrub(read);
	return clean === read ? scrub(text) : clean;
}

function readEscapes(text: string): string {
	return text
		.replace(/\\u([0-9a-fA-F]{4})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
		.replaceAll("\\/", "/");
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function droppedOf(value: unknown, fields: readonly string[]): string[] {
	return unlessTooDeep(() => {
		const kept = measureFields(pickFields(value, fields) ?? null);
		return [...measureFields(value).keys()].filter((path) => path !== "" && !kept.has(path));
	}, []);
}

/** Recursion ends at some thousand levels; the call itself then fails in its own way. */
function unlessTooDeep<Result>(work: () => Result, otherwise: Result): Result {
	try {
		return work();
	} catch (error) {
		if (error instanceof RangeError) return otherwise;
		throw error;
	}
}
