import type { ToolResponse } from "../database/tables/index.ts";
import { parseJson } from "../egress/parse-json.ts";
import type { EgressAnswer } from "../egress/send-request.ts";
import { checkAgainst } from "./json-schema.ts";
import { pickFields } from "./pick-fields.ts";
import { type Source, sourcesOf } from "./sources-of.ts";
import { problemOfStatus, ToolProblem } from "./tool-problem.ts";

/** An answer as it is passed on. */
export interface ShapedResponse {
	/** For the model: JSON. */
	readonly text: string;
	/** For the visitor. */
	readonly sources: readonly Source[];
}

/**
 * What the model is given of an answer: parsed, checked against the expected schema, reduced to the allowed fields, and
 * cut (saying so) where it is longer than allowed.
 * @returns JSON text, and the pages the answer names. @throws ToolProblem
 */
export function shapeResponse(response: ToolResponse, answer: EgressAnswer): ShapedResponse {
	if (answer.status < 200 || answer.status > 299)
		throw new ToolProblem(problemOfStatus(answer.status), `HTTP ${answer.status}`);
	const data = read(answer);
	const fault = response.schema ? checkAgainst(response.schema, data) : undefined;
	if (fault) throw new ToolProblem("answer_unexpected", fault);
	const seen = response.fields ? pickFields(data, response.fields) : data;
	return { text: textOf(seen, response.maxBytes), sources: sourcesOf(response, data) };
}

function textOf(seen: unknown, maxBytes: number): string {
	const text = JSON.stringify({ ok: true, data: seen });
	if (Buffer.byteLength(text) <= maxBytes) return text;
	return JSON.stringify({
		ok: true,
		cut: `Only the first ${maxBytes} bytes are shown.`,
		data: cut(JSON.stringify(seen), maxBytes),
	});
}

/** An empty answer (204) is JSON null. */
function read(answer: EgressAnswer): unknown {
	if (answer.bytes.length === 0) return null;
	const { value, fault } = parseJson(answer);
	if (fault !== undefined) throw new ToolProblem("answer_not_json", fault);
	return value;
}

/** The longest beginning of a text that is at most so many bytes of UTF-8, never splitting a character. */
function cut(text: string, maxBytes: number): string {
	const bytes = Buffer.from(text).subarray(0, maxBytes);
	return new TextDecoder().decode(bytes, { stream: true });
}
