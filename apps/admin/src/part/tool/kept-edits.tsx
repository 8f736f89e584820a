import type { JSX } from "preact";
import { forgetEdit, keptEdits } from "../../store/kept-edits.ts";
import { to } from "../../store/place.ts";

/** The edits that were left unsaved, each with the way back to it. */
export function KeptEdits({ site }: { readonly site: string }): JSX.Element | null {
	const kept = keptEdits.value.filter((each) => each.site === site);
	if (kept.length === 0) return null;
	return (
		<ul class="rows">
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
