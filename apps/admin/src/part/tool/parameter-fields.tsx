import type { JSX } from "preact";
import type { Parameter } from "../../store/tools.ts";
import { Choice } from "../choice.tsx";
import { JsonField } from "../json-field.tsx";
import { TextField } from "../text-field.tsx";
import { ParameterSource } from "./parameter-source.tsx";
import type { ParameterPart } from "./tool-part.ts";

/** What a parameter is called, where it stands, what fills it and what may stand there. */
export function ParameterFields({ parameter, faultOf, change }: ParameterPart): JSX.Element {
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
			<ParameterSource parameter={parameter} faultOf={faultOf} change={change} />
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
