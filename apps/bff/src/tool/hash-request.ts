import { createHash } from "node:crypto";
import type { Tool } from "../database/tables/index.ts";
import { buildRequest, type IdentityClaims } from "./build-request.ts";

/**
 * SHA-256 of the exact request a call would make, credential aside: what the visitor confirms. Another argument, another
 * identity and another setting of the tool each make it another request.
 * @param input already checked against `modelSchema`. @throws ToolProblem as `buildRequest`
 */
export function hashRequest(tool: Tool, input: Readonly<Record<string, unknown>>, claims: IdentityClaims): string {
	const { method, url, headers, body } = buildRequest(tool, input, claims);
	const sorted = Object.entries(headers ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
	const exact = JSON.stringify([tool.id, tool.authorizationId, method, url, sorted, body ?? null]);
	return createHash("sha256").update(exact).digest("hex");
}
