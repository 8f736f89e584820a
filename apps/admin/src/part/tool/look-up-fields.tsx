import type { JSX } from "preact";
import { TextField } from "../text-field.tsx";
import type { WritingPart } from "./writing-part.ts";

/** How it is found out whether an action happened whose answer was lost. */
export function LookUpFields({ writing: { lookUp }, put, fault }: WritingPart): JSX.Element {
	return (
		<>
			<div class="pair">
				<TextField
					label="The tool that looks up whether it happened"
					code
					value={lookUp?.tool ?? ""}
					fault={fault("lookUp.tool")}
					hint="Asked when an answer is lost. It reads only, and gets this tool’s own values for its parameters. Empty: an unknown outcome waits for you, unless repeats are safe."
					onInput={(tool) => put({ lookUp: tool === "" ? undefined : { path: "", ...lookUp, tool } })}
				/>
				<TextField
					label="Where to look in its answer"
					code
					value={lookUp?.path ?? ""}
					fault={fault("lookUp.path")}
					placeholder="refunds[].idempotency_key"
					onInput={(path) => put({ lookUp: lookUp && { ...lookUp, path } })}
				/>
			</div>
			{lookUp && (
				<TextField
					label="The parameter whose value has to stand there"
					code
					value={lookUp.parameter ?? ""}
					fault={fault("lookUp.parameter")}
					hint="Empty: the id of the call, which your system got as Idempotency-Key."
					onInput={(parameter) => {
						const { parameter: _, ...rest } = lookUp;
						put({ lookUp: parameter === "" ? rest : { ...rest, parameter } });
					}}
				/>
			)}
		</>
	);
}
