import { AuthorizationRefusal } from "../../authorization/authorize.ts";
import { TokenFault } from "../../authorization/token-fault.ts";
import { EgressFailure, EgressRefusal } from "../../egress/refusal.ts";
import type { EgressAnswer } from "../../egress/send-request.ts";
import { UnsealError } from "../../secret/cipher.ts";
import { findJsonFault } from "../import/find-json-fault.ts";
import { spell } from "../import/import-fault.ts";
import { placeAt } from "../import/read-json.ts";
import type { ToolRecord } from "../offer-tools.ts";
import { ToolProblem, type ToolProblemCode, toolProblems } from "../tool-problem.ts";

/** What a failed call was about. */
export interface FailedCall {
	readonly record: ToolRecord;
	readonly error: unknown;
	readonly answer: EgressAnswer | undefined;
}

/** What went wrong, for the admin: more than the model is told, and what to do about it. Not scrubbed. */
export function explainProblem(call: FailedCall): string {
	const { record, error } = call;
	if (error instanceof EgressRefusal || error instanceof AuthorizationRefusal || error instanceof TokenFault) {
		return error.message;
	}
	if (error instanceof EgressFailure) return explainFailure(error, record);
	if (error instanceof UnsealError) {
		return "The stored secret cannot be opened with this server's keys (BELLHOP_KEY). Enter it again, or bring the key back.";
	}
	if (error instanceof ToolProblem) return explainToolProblem(error, call);
	if ((error as Error).name === "AbortError") return "The call was stopped before its answer came.";
	return "The call failed inside Bellhop. The log says more.";
}

function explainFailure({ fault, message }: EgressFailure, { tool }: ToolRecord): string {
	const { host, hostname } = new URL(tool.url);
	switch (fault) {
		case "dns":
			return `The name ${hostname} could not be found (DNS). Check its spelling, and whether it is known outside of your network.`;
		case "connect":
			return `Nothing takes connections at ${host}. ${message}`;
		case "tls":
			return `No secure connection (TLS) to ${host} could be made. ${message}`;
		case "timeout":
			return `There was no answer within ${tool.timeoutMs / 1_000} s, the tool's time-out.`;
		case "reset":
			return `${message} The system may have acted on it all the same.`;
		default:
			return message;
	}
}

function explainToolProblem(error: ToolProblem, { record, answer }: FailedCall): string {
	const detail = error.message.slice(toolProblems[error.code].length).replace(/^ \(([\s\S]*)\)$/, "$1");
	const status = answer ? `HTTP ${answer.status}` : "";
	const sentences: Partial<Record<ToolProblemCode, string>> = {
		input_invalid: `The values do not fit the tool's parameters: ${detail}.`,
		identity_missing: identityMissing(record),
		approval_required: "This tool changes something in the owner's system. It was not sent; confirm to send it.",
		credential_refused: refusedCredential(record, status),
		not_found: `The system has nothing at this address or no such record (${status}).`,
		conflict: `The system says this conflicts with its current state (${status}).`,
		busy: `The system is receiving too many requests right now (${status}).`,
		request_refused: `The system refused the request (${status}). Its answer may say why.`,
		system_error: `The system had an error of its own (${status}).`,
		answer_not_json: notJson(answer),
		answer_unexpected: `The answer does not fit the tool's response schema: ${detail}.`,
	};
	return sentences[error.code] ?? error.message;
}

function identityMissing({ tool }: ToolRecord): string {
	const claims = tool.parameters.flatMap(({ source }) => (source.from === "identity" ? [source.claim] : []));
	if (claims.length === 0) return "This tool is for visitors whose identity is verified. Try it with test claims.";
	return `This tool takes ${claims.join(", ")} from the visitor's verified identity. Try it with test claims.`;
}

function refusedCredential({ authorization }: ToolRecord, status: string): string {
	if (!authorization)
		return `The system wants a credential (${status}), and this tool has none. Give it an authorization.`;
	return `The system refused "${authorization.name}" (${status}). Check its secret, its kind and what it may do there.`;
}

function notJson(answer: EgressAnswer | undefined): string {
	const { contentType = "", bytes } = answer ?? {};
	if (contentType === "text/html") return "The answer is a web page, not JSON. It may be a log-in or an error page.";
	if (contentType !== "" && !/json$/.test(contentType)) return `The answer is ${contentType}, not JSON.`;
	const text = bytes?.toString("utf8") ?? "";
	const { offset, sentence } = findJsonFault(text);
	return `The answer says it is JSON but cannot be read as such. ${spell(placeAt(text, offset))}: ${sentence}`;
}
