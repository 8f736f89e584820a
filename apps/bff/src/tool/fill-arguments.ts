import type { Tool, ToolParameter } from "../database/tables/index.ts";
import { type IdentityClaims, valueFor } from "./build-request.ts";

/** An argument of a call, and where its value comes from. */
export interface FilledArgument {
	readonly name: string;
	readonly place: ToolParameter["place"];
	readonly from: ToolParameter["source"]["from"];
	/** The claim, when it comes from the identity. */
	readonly claim?: string;
	/** Absent when there is none. */
	readonly value?: unknown;
}

/** Every parameter of a tool as a call would fill it: the model's share, and what the server adds. */
export function fillArguments(
	{ parameters }: Pick<Tool, "parameters">,
	input: Readonly<Record<string, unknown>>,
	claims: IdentityClaims,
): FilledArgument[] {
	return parameters.map((parameter) => {
		const { name, place, source } = parameter;
		const value = valueFor(parameter, input, claims);
		return {
			name,
			place,
			from: source.from,
			...(source.from === "identity" && { claim: source.claim }),
			...(value !== undefined && { value }),
		};
	});
}
