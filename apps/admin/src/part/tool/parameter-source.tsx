import type { JSX } from "preact";
import type { Parameter } from "../../store/tools.ts";
import { Choice } from "../choice.tsx";
import { JsonField } from "../json-field.tsx";
import { TextField } from "../text-field.tsx";
import type { ParameterPart } from "./tool-part.ts";

/** Who fills a parameter: the agent, the server from the verified identity, or nobody. */
export function ParameterSource({ parameter, faultOf, change }: ParameterPart): JSX.Element {
	const { source } = parameter;
	const choose = (from: Parameter["source"]["from"]) => {
		if (from === "model") change({ source: { from } });
		else if (from === "identity") change({ source: { from, claim: "sub" } });
		else change({ source: { from, value: "" } });
	};
	return (
		<div class="pair">
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
		</div>
	);
}
