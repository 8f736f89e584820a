import type { Egress } from "../../egress/egress.ts";
import { EgressFailure, EgressRefusal } from "../../egress/refusal.ts";
import type { EgressAnswer } from "../../egress/send-request.ts";
import { ImportFault } from "./import-fault.ts";

const timeoutMs = 20_000;

/** What servers call JSON and YAML; some call it plain text, or nothing at all. */
const readable =
	/^(?:application\/(?:[a-z0-9.+-]+\+)?(?:json|yaml)|application\/(?:x-yaml|yml|octet-stream)|text\/(?:plain|yaml|x-yaml|vnd\.yaml|json)|)$/;

/**
 * Fetches an OpenAPI document, without any credential, under the same rules as every request that leaves: https, public
 * addresses, three redirects at most and each judged again, and at most 1 MiB, which is what the egress reads. A larger document is pasted or uploaded.
 * @throws ImportFault on the field `url` in words: refused, unreachable, not a document.
 */
export async function fetchDocument(egress: Egress, url: string): Promise<string> {
	const answer = await send(egress, url);
	if (answer.status < 200 || answer.status > 299) throw fault(`The server answered with status ${answer.status}.`);
	if (!readable.test(answer.contentType)) {
		const looksLikePage =
			answer.contentType === "text/html" ? " It is a web page; look for the link to the raw document." : "";
		throw fault(`The server sent ${answer.contentType.slice(0, 80)}, not JSON or YAML.${looksLikePage}`);
	}
	if (answer.bytes.length === 0) throw fault("The server sent an empty document.");
	return answer.bytes.toString("utf8");
}

async function send(egress: Egress, url: string): Promise<EgressAnswer> {
	const accept = "application/json, application/yaml, text/yaml, text/plain;q=0.5";
	try {
		return await egress.send({ method: "GET", url: url.trim(), headers: { accept }, timeoutMs, redirects: 3 });
	} catch (error) {
		if (error instanceof EgressRefusal) throw fault(error.message);
		if (!(error instanceof EgressFailure)) throw error;
		const larger =
			error.fault === "too_large" ? " Download it and paste it or choose the file: those may have 8 MiB." : "";
		throw fault(`${error.message}${larger}`);
	}
}

const fault = (sentence: string) => new ImportFault(sentence, undefined, "url");
