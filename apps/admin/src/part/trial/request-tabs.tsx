import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { TrialResult } from "../../store/trial.ts";
import { ShownText } from "./shown-text.tsx";

const forms = [
	["http", "HTTP"],
	["curl", "cURL"],
] as const;

/** The exact request, as it stands on the wire or as a command. */
export function RequestTabs({ request }: { readonly request: NonNullable<TrialResult["request"]> }): JSX.Element {
	const [form, setForm] = useState<"http" | "curl">("http");
	return (
		<div class="stack tight">
			<ShownText title={form === "http" ? "The request" : "The request as cURL"} text={request[form]} />
			<div class="switch">
				{forms.map(([key, words]) => (
					<button key={key} type="button" class="small" aria-pressed={key === form} onClick={() => setForm(key)}>
						{words}
					</button>
				))}
			</div>
		</div>
	);
}
