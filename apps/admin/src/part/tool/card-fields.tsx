import type { JSX } from "preact";
import { TextField } from "../text-field.tsx";
import type { ParameterPart } from "./tool-part.ts";

/** How a parameter stands on the card that asks the visitor. */
export function CardFields({ parameter, faultOf, change }: ParameterPart): JSX.Element {
	return (
		<>
			<TextField
				label="On the confirmation card"
				value={parameter.label ?? ""}
				fault={faultOf("label")}
				hint={
					parameter.source.from === "constant"
						? "What it is called there. Empty: it is not shown."
						: "What it is called there. Empty: its name."
				}
				onInput={(label) => change({ label: label === "" ? undefined : label })}
			/>
			{parameter.source.from === "model" && (
				<div class="field">
					<label class="check">
						<input
							type="checkbox"
							checked={parameter.editable ?? false}
							onChange={(event) => change({ editable: event.currentTarget.checked || undefined })}
						/>
						The visitor may change it on the card, within its schema
					</label>
					{faultOf("editable") && <p class="fault">{faultOf("editable")}</p>}
				</div>
			)}
		</>
	);
}
