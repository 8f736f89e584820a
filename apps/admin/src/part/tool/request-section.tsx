import type { JSX } from "preact";
import type { Authorization } from "../../store/authorizations.ts";
import { to } from "../../store/place.ts";
import { Choice } from "../choice.tsx";
import { TextField } from "../text-field.tsx";
import { HeaderRows } from "./header-rows.tsx";
import type { ToolPart } from "./tool-part.ts";

interface RequestSectionProps extends ToolPart {
	readonly authorizations: readonly Authorization[];
	/** Leads to the form of a new credential. */
	readonly toAuthorization: (event: Event) => void;
}

const methods = ["POST", "GET", "PUT", "PATCH", "DELETE"] as const;

/** Where a tool's request goes, and with which credential and headers. */
export function RequestSection(props: RequestSectionProps): JSX.Element {
	const { draft, change, faults, authorizations, toAuthorization } = props;
	return (
		<section class="card stack">
			<h2>The request</h2>
			<div class="pair address">
				<Choice
					label="Method"
					value={draft.method}
					fault={faults.get("method")}
					options={methods.map((method) => [method, method] as const)}
					onChange={(method) => change({ method })}
				/>
				<TextField
					label="URL"
					type="url"
					code
					value={draft.url}
					fault={faults.get("url")}
					hint="{placeholders} stand in the path only."
					placeholder="https://api.example/orders/{order_id}"
					onInput={(url) => change({ url })}
				/>
			</div>
			<Choice
				label="Authorization"
				value={draft.authorization ?? ""}
				fault={faults.get("authorization")}
				options={[["", "None"], ...authorizations.map(({ name }) => [name, name] as const)]}
				hint={
					<a href={to("authorizations", "new")} onClick={toAuthorization}>
						Store a new credential
					</a>
				}
				onChange={(name) => change({ authorization: name === "" ? null : name })}
			/>
			<HeaderRows headers={draft.headers} faults={faults} onChange={(headers) => change({ headers })} />
		</section>
	);
}
