import type { JSX } from "preact";
import type { Site } from "../../store/sites.ts";
import { setRetention } from "../../store/visitors.ts";
import { OptionalNumberForm } from "../optional-number-form.tsx";

interface RetentionProps {
	readonly site: Site;
	readonly retentionDays: number | null;
	readonly changed: () => Promise<void>;
}

/** After how many days what was said is erased by itself. */
export function Retention({ site, retentionDays, changed }: RetentionProps): JSX.Element {
	return (
		<OptionalNumberForm
			title="How long conversations are kept"
			label="Days without a word"
			hint="After that a conversation is erased, and a visitor of whom nothing is left. Empty keeps everything."
			field="retentionDays"
			saved={retentionDays}
			save={(days) => setRetention(site.id, days).then(changed)}
			warning={(days) =>
				(retentionDays === null || days < retentionDays) && (
					<p class="note">Older conversations are erased within minutes of saving. That cannot be undone.</p>
				)
			}
		/>
	);
}
