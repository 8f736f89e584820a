import type { AuthorizationInput } from "../../authorization/authorization-input.ts";
import type { ToolInput } from "../../tool/tool-input.ts";

/** One of the shop's internal systems, as an admin would set it up. */
export interface DemoSystem {
	readonly authorization: AuthorizationInput;
	readonly tools: readonly ToolInput[];
}

type Parameter = NonNullable<ToolInput["parameters"]>[number];

export const text = { type: "string" };
export const optionalText = { type: ["string", "null"] };
export const emailText = { type: "string", format: "email" };
export const postcodeText = { ...text, pattern: "^[A-Za-z]{1,2}[0-9][A-Za-z0-9]? ?[0-9][A-Za-z]{2}$" };
export const orderNumber = { ...text, pattern: "^[0-9]{5}$" };

/** A required parameter in the body that the model fills in, with what is otherwise. */
export function parameter(name: string, description: string, more: Partial<Parameter> = {}): Parameter {
	return { name, place: "body", schema: text, required: true, description, source: { from: "model" }, ...more };
}

/** A parameter the server fills from the verified identity; the model neither sees nor chooses it. */
export function fromIdentity(name: string, claim: string, more: Partial<Parameter> = {}): Parameter {
	return parameter(name, "", { source: { from: "identity", claim }, ...more });
}
