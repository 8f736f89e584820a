import type { JSX } from "preact";
import type { Parameter } from "../store/tools.ts";
import { Choice } from "./choice.tsx";
import { JsonField } from "./json-field.tsx";
import { TextField } from "./text-field.tsx";

interface ParameterListProps {
	readonly parameters: readonly Parameter[];
	readonly faults: ReadonlyMap<string, string>;
	readonly onChange: (parameters: Parameter[]) => void;
}

const empty: Parameter = {
	name: "",
	place: "body",
	schema: { type: "string" },
	required: true,
	description: "",
	source: { from: "model" },
};

/** What a tool's request is filled with, each with where its value comes from. */
export function ParameterList({ parameters, faults, onChange }: ParameterListProps): JSX.Element {
	const replace = (at: number, some: Partial<Parameter>) =>
		onChange(parameters.map((one, index) => (index === at ? { ...one, ...some } : one)));
	return (
		<>
			{parameters.length === 0 && <p class="muted">None: the same request each time.</p>}
			{faults.get("parameters") && <p class="fault">{faults.get("parameters")}</p>}
			{parameters.map((parameter, index) => (
				<fieldset key={index} class="stack">
					<legend>{parameter.name || `Parameter ${index + 1}`}</legend>
					<OneParameter
						parameter={parameter}
						faultOf={(field) => faults.get(`parameters.${index}.${field}`)}
						change={(some) => replace(index, some)}
					/>
					<button type="button" class="quiet" onClick={() => onChange(parameters.filter((_, at) => at !== index))}>
						Remove {parameter.name || "parameter"}
					</button>
				</fieldset>
			))}
			<button type="button" onClick={() => onChange([...parameters, empty])}>
				Add a parameter
			</button>
		</>
	);
}

interface OneParameterProps {
	readonly parameter: Parameter;
	readonly faultOf: (field: string) => string | undefined;
	readonly change: (some: Partial<Parameter>) => void;
}

function OneParameter({ parameter, faultOf, change }: OneParameterProps): JSX.Element {
	return (
		<>
			<div class="pair">
				<TextField
					label="Name"
					code
					value={parameter.name}
					fault={faultOf("name")}
					onInput={(name) => change({ name })}
				/>
				<Choice
					label="Place"
					value={parameter.place}
					fault={faultOf("place")}
					options={[
						["body", "Body"],
						["path", "Path"],
						["query", "Query"],
						["header", "Header"],
					]}
					onChange={(place) => change({ place })}
				/>
			</div>
			<Source parameter={parameter} faultOf={faultOf} change={change} />
			<TextField
				label="Description"
				value={parameter.description}
				hint="What the agent asks the visitor for, such as “The order number, five digits”."
				onInput={(description) => change({ description })}
			/>
			<JsonField
				label="JSON Schema"
				value={parameter.schema}
				fault={faultOf("schema")}
				onChange={(schema) => change({ schema: schema as Parameter["schema"] })}
			/>
			<label class="check">
				<input
					type="checkbox"
					checked={parameter.required}
					onChange={(event) => change({ required: event.currentTarget.checked })}
				/>
				Required
			</label>
		</>
	);
}

function Source({ parameter, faultOf, change }: OneParameterProps): JSX.Element {
	const { source } = parameter;
	const choose = (from: Parameter["source"]["from"]) => {
		if (from === "model") change({ source: { from } });
		else if (from === "identity") change({ source: { from, claim: "sub" } });
		else change({ source: { from, value: "" } });
	};
	return (
		<>
			<Choice
				label="Filled by"
				value={source.from}
				options={[
					["model", "The agent, from what the visitor says"],
					["identity", "The verified identity"],
					["constant", "A fixed value"],
				]}
				hint="Only what the agent fills is in the schema the model sees."
				onChange={choose}
			/>
			{source.from === "identity" && (
				<TextField
					label="Claim"
					code
					value={source.claim}
					fault={faultOf("source.claim")}
					onInput={(claim) => change({ source: { from: "identity", claim } })}
				/>
			)}
			{source.from === "constant" && (
				<JsonField
					label="Value (JSON)"
					value={source.value}
					fault={faultOf("source.value")}
					onChange={(value) => change({ source: { from: "constant", value: value as never } })}
				/>
			)}
		</>
	);
}
