import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "../../store/client.ts";
import type { Site } from "../../store/sites.ts";
import { setRetention } from "../../store/visitors.ts";
import { ProblemLine } from "../problem-line.tsx";
import { TextField } from "../text-field.tsx";
import { useSubmit } from "../use-submit.ts";

interface RetentionProps {
	readonly site: Site;
	readonly retentionDays: number | null;
	readonly changed: () => Promise<void>;
}

/** After how many days what was said is erased by itself. */
export function Retention({ site, retentionDays, changed }: RetentionProps): JSX.Element {
	const saved = retentionDays === null ? "" : String(retentionDays);
	const [typed, setTyped] = useState(saved);
	const { submit, busy, error } = useSubmit(async () => {
		await setRetention(site.id, typed.trim() === "" ? null : Number(typed));
		await changed();
	});
	const shorter = typed.trim() !== "" && (retentionDays === null || Number(typed) < retentionDays);
	return (
		<form class="card stack" onSubmit={submit}>
			<h2>How long conversations are kept</h2>
			<TextField
				type="number"
				label="Days without a word"
				hint="After that a conversation is erased, and a visitor of whom nothing is left. Empty keeps everything."
				value={typed}
				fault={error instanceof Refusal ? error.fields.get("retentionDays") : undefined}
				onInput={setTyped}
			/>
			{shorter && <p class="note">Older conversations are erased within minutes of saving. That cannot be undone.</p>}
			<ProblemLine error={error} />
			<div class="actions">
				<button type="submit" disabled={busy || typed.trim() === saved}>
					{busy ? "Saving …" : "Save"}
				</button>
			</div>
		</form>
	);
}
