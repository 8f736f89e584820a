import type { Tool } from "../database/tables/index.ts";
import { type IdentityClaims, valueFor } from "./build-request.ts";
import { hashRequest } from "./hash-request.ts";
import { checkAgainst } from "./json-schema.ts";
import { modelSchema } from "./model-schema.ts";
import { ToolProblem } from "./tool-problem.ts";

/** What an action would be, before anybody is asked. */
export interface WritePlan {
	readonly requestHash: string;
	/** Of the parameter that the tool's cap names. */
	readonly amount: number | null;
}

/** Checks an action's arguments, all of them, and says what it would send. @throws ToolProblem */
export function planWrite(tool: Tool, input: Readonly<Record<string, unknown>>, claims: IdentityClaims): WritePlan {
	const fault = checkAgainst(modelSchema(tool), input);
	if (fault) throw new ToolProblem("input_invalid", fault);
	return { requestHash: hashRequest(tool, input, claims), amount: amountOf(tool, input, claims) };
}

/** A sum that something could be taken from would be no cap. */
function amountOf(tool: Tool, input: Readonly<Record<string, unknown>>, claims: IdentityClaims): number | null {
	const name = tool.writing.amountPerDay?.parameter;
	const parameter = tool.parameters.find((one) => one.name === name);
	if (!parameter) return null;
	const value = valueFor(parameter, input, claims);
	if (typeof value === "number" && value >= 0) return value;
	throw new ToolProblem("input_invalid", `${parameter.name} has to be a number that is not negative`);
}
