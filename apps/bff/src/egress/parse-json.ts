import type { EgressAnswer } from "./request.ts";

/** The JSON of an answer, or a sentence that says why it is none. */
export type ParsedJson =
	| { readonly value: unknown; readonly fault?: undefined }
	| { readonly value?: undefined; readonly fault: string };

/** Reads an answer as JSON. An answer that declares no type is tried. */
export function parseJson({ bytes, contentType }: EgressAnswer): ParsedJson {
	if (contentType !== "" && !/^application\/(?:[a-z0-9.+-]+\+)?json$/.test(contentType)) {
		return { fault: `The answer is ${contentType.slice(0, 80)}, not JSON.` };
	}
	try {
		// A byte order mark is legal in front of what some servers send (RFC 8259, section 8.1: a parser may pass it over).
		return { value: JSON.parse(bytes.toString("utf8").replace(/^\ufeff/, "")) };
	} catch {
		return { fault: "The answer says it is JSON but cannot be read as such." };
	}
}
