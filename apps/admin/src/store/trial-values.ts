import type { Parameter, Tool } from "./tools.ts";

/** How a value is typed in: by what its schema says. */
export type ValueKind = "text" | "number" | "boolean" | "choice" | "json";

/** What is typed into one input of the test console. */
export interface ValueInput {
	/** The parameter's name, or the claim's. */
	readonly name: string;
	readonly kind: ValueKind;
	/** With `choice`: the values there are, as JSON. */
	readonly choices: readonly string[];
	readonly required: boolean;
	readonly description: string;
}

type Schema = Parameter["schema"];

/** One input for each parameter the model fills. */
export function modelInputs({ parameters }: Pick<Tool, "parameters">): readonly ValueInput[] {
	const asked = parameters.filter(({ source }) => source.from === "model");
	return asked.map(({ name, schema, required, description }) => ({ name, required, description, ...kindOf(schema) }));
}

/** One input for each claim that the tool takes from an identity; a tool for verified visitors wants to know at least who it is. */
export function claimInputs({ parameters, audience }: Pick<Tool, "parameters" | "audience">): readonly ValueInput[] {
	const inputs = new Map<string, ValueInput>();
	for (const { name, schema, required, source } of parameters) {
		if (source.from !== "identity" || inputs.has(source.claim)) continue;
		inputs.set(source.claim, { name: source.claim, required, description: `Fills ${name}.`, ...kindOf(schema) });
	}
	if (inputs.size === 0 && audience === "verified") {
		return [{ name: "sub", kind: "text", choices: [], required: true, description: "Who the visitor is." }];
	}
	return [...inputs.values()];
}

function kindOf(schema: Schema): Pick<ValueInput, "kind" | "choices"> {
	const listed = schema["enum"];
	if (Array.isArray(listed)) return { kind: "choice", choices: listed.map((each) => JSON.stringify(each)) };
	const type = [schema["type"]].flat().find((each) => each !== "null");
	if (type === "string") return { kind: "text", choices: [] };
	if (type === "integer" || type === "number") return { kind: "number", choices: [] };
	return { kind: type === "boolean" ? "boolean" : "json", choices: [] };
}

/** Values by name; what was left empty is left out. @throws SyntaxError naming the input whose JSON cannot be read */
export function readValues(inputs: readonly ValueInput[], typed: ReadonlyMap<string, string>): Record<string, unknown> {
	const filled = inputs.filter(({ name }) => (typed.get(name) ?? "") !== "");
	return Object.fromEntries(filled.map((input) => [input.name, readValue(input, typed.get(input.name) ?? "")]));
}

function readValue({ name, kind }: ValueInput, text: string): unknown {
	if (kind === "text") return text;
	if (kind === "number") return Number(text);
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new SyntaxError(`${name} is not valid JSON yet: ${(error as Error).message}`);
	}
}
