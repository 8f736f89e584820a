import type { ToolResponse } from "../database/tables/index.ts";
import { parseJson } from "../egress/parse-json.ts";
import type { EgressAnswer } from "../egress/send-request.ts";
import type { Citations } from "./citations.ts";
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
 * @param citations numbers the pages it names, so that the model can point at them; without it the model does not hear of them
 * @returns JSON text, and the pages the answer names. @throws ToolProblem
 */
export function shapeResponse(response: ToolResponse, answer: EgressAnswer, citations?: Citations): ShapedResponse {
	if (answer.status < 200 || answer.status > 299)
		throw new ToolProblem(problemOfStatus(answer.status), `HTTP ${answer.status}`);
	const data = read(answer);
	const fault = response.schema ? checkAgainst(response.schema, data) : undefined;
	if (fault) throw new ToolProblem("answer_unexpected", fault);
	const seen = response.fields ? pickFields(data, response.fields) : data;
	const sources = sourcesOf(response, data);
	const markers = citations && sources.length > 0 && { sources: citations.markersOf(sources) };
	return { text: JSON.stringify({ ...fitting(seen, response.maxBytes), ...markers }), sources };
}

function fitting(seen: unknown, maxBytes: number): object {
	const whole = { ok: true, data: seen };
	if (Buffer.byteLength(JSON.stringify(whole)) <= maxBytes) return whole;
	return {
		ok: true,
		cut: `Only the first ${maxBytes} bytes are shown.`,
		data: cut(JSON.stringify(seen), maxBytes),
	};
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
