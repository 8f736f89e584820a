import { EgressFailure, type EgressFault } from "./refusal.ts";

/** Faults that happen before a byte of the request is written. */
const beforeSending: Record<string, EgressFault> = {
	ENOTFOUND: "dns",
	EAI_AGAIN: "dns",
	ECONNREFUSED: "connect",
	EHOSTUNREACH: "connect",
	ENETUNREACH: "connect",
	UND_ERR_CONNECT_TIMEOUT: "connect",
};

/** What an error of the network means, in words for an admin; anything else comes back as it is. */
export function explainFailure(error: unknown, timedOut: boolean): unknown {
	if (error instanceof EgressFailure) return error;
	if (timedOut) return after("timeout", "The server did not answer in time.");
	const { message, name } = error as Error;
	const code = String((error as NodeJS.ErrnoException).code ?? "");
	const early = beforeSending[code];
	if (early) return before(early, `The server could not be reached (${code}).`);
	if (/CERT|TLS|SSL|ALTNAME/.test(code)) return before("tls", `The server's certificate was not accepted (${code}).`);
	if (code === "UND_ERR_HEADERS_TIMEOUT" || code === "UND_ERR_BODY_TIMEOUT") {
		return after("timeout", "The server did not answer in time.");
	}
	const refusedByProxy = /^Proxy response \((\d{3})\)/.exec(message)?.[1];
	if (refusedByProxy) return before("connect", `The proxy did not let it through (HTTP ${refusedByProxy}).`);
	if (name === "AbortError") return error;
	return after("reset", `The connection broke off (${code || name}).`);
}

const before = (fault: EgressFault, message: string) => new EgressFailure(fault, { sent: false, message });
const after = (fault: EgressFault, message: string) => new EgressFailure(fault, { sent: true, message });
