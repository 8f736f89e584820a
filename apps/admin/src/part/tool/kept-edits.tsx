import type { JSX } from "preact";
import { importWork, startOver } from "../../store/import-work.ts";
import { forgetEdit, keptEdits } from "../../store/kept-edits.ts";
import { to } from "../../store/place.ts";

/** What was begun and not saved, each with the way back to it. */
export function KeptEdits({ site }: { readonly site: string }): JSX.Element | null {
	const kept = keptEdits.value.filter((each) => each.site === site);
	const isImporting = importWork(site).step !== "source";
	if (kept.length === 0 && !isImporting) return null;
	return (
		<ul class="rows">
			{isImporting && (
				<li>
					<span>
						<span class="badge warning">Not finished</span> An import waits for you.
					</span>
					<span class="marks">
						<button type="button" class="quiet" onClick={() => startOver(site)}>
							Discard
						</button>
						<a class="button small" href={to("tools", "import")}>
							Continue
						</a>
					</span>
				</li>
			)}
			{kept.map(({ id, edit }) => {
				const name = edit.draft.name || "the new tool";
				return (
					<li key={id}>
						<span>
							<span class="badge warning">Not saved</span> Your changes to <strong>{name}</strong> are kept until you
							close this page.
						</span>
						<span class="marks">
							<button type="button" class="quiet" onClick={() => forgetEdit({ site, id })}>
								Discard
							</button>
							<a class="button small" href={to("tools", id)}>
								Continue
							</a>
						</span>
					</li>
				);
			})}
		</ul>
	);
}
