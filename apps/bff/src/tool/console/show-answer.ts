import type { Tool } from "../../database/tables/index.ts";
import type { EgressAnswer } from "../../egress/send-request.ts";
import { showBody } from "../../secret/show-body.ts";
import { unlessTooDeep } from "../../secret/unless-too-deep.ts";
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

const mostDropped = 500;

/** @param scrub while the credential is held. */
export function showAnswer(answer: EgressAnswer, { response }: Tool, scrub: (text: string) => string): ShownAnswer {
	const text = answer.bytes.toString("utf8");
	const value = parse(text);
	const dropped = value !== undefined && response.fields ? droppedOf(value, response.fields) : [];
	return {
		contentType: scrub(answer.contentType),
		...showBody(text, scrub),
		bytes: answer.bytes.length,
		dropped: dropped.slice(0, mostDropped).map(scrub),
	};
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
