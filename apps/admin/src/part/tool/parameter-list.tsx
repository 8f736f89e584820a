import type { JSX } from "preact";
import type { Parameter } from "../../store/tools.ts";
import { CardFields } from "./card-fields.tsx";
import { ParameterFields } from "./parameter-fields.tsx";

interface ParameterListProps {
	readonly parameters: readonly Parameter[];
	readonly faults: ReadonlyMap<string, string>;
	/** Whether the tool changes something, so that its parameters stand on a card. */
	readonly confirmed: boolean;
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
export function ParameterList({ parameters, faults, confirmed, onChange }: ParameterListProps): JSX.Element {
	const replace = (at: number, some: Partial<Parameter>) =>
		onChange(parameters.map((one, index) => (index === at ? { ...one, ...some } : one)));
	return (
		<>
			{parameters.length === 0 && <p class="muted">None: the same request each time.</p>}
			{faults.get("parameters") && <p class="fault">{faults.get("parameters")}</p>}
			{parameters.map((parameter, index) => (
				<fieldset key={index} class="parameter stack">
					<legend>{parameter.name || `Parameter ${index + 1}`}</legend>
					<ParameterFields
						parameter={parameter}
						faultOf={(field) => faults.get(`parameters.${index}.${field}`)}
						change={(some) => replace(index, some)}
					/>
					{confirmed && (
						<CardFields
							parameter={parameter}
							faultOf={(field) => faults.get(`parameters.${index}.${field}`)}
							change={(some) => replace(index, some)}
						/>
					)}
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
