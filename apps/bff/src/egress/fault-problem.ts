import type { EgressFault } from "./refusal.ts";

/** What a fault is called where a request of the owner's went wrong: fewer words than the network has. */
export const faultProblems = {
	dns: "unreachable",
	connect: "unreachable",
	tls: "unreachable",
	timeout: "timeout",
	reset: "connection_lost",
	redirect: "redirected",
	too_large: "answer_too_large",
	encoding: "answer_not_json",
	content_type: "answer_not_json",
} as const satisfies Record<EgressFault, string>;
