import type { JSX } from "preact";
import type { Document } from "../../store/import.ts";

const most = 50;

/** The parts of a document that cannot be used, and why. */
export function DocumentProblems({ problems }: Pick<Document, "problems">): JSX.Element | null {
	if (problems.length === 0) return null;
	return (
		<details class="aside">
			<summary>{problems.length === 1 ? "1 part" : `${problems.length} parts`} cannot be used</summary>
			<ul class="note">
				{problems.slice(0, most).map(({ pointer, sentence }) => (
					<li key={pointer + sentence}>
						<code>{pointer}</code> {sentence}
					</li>
				))}
				{problems.length > most && <li>And {problems.length - most} more.</li>}
			</ul>
		</details>
	);
}
