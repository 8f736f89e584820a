import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { saveFile } from "../../store/save-file.ts";
import type { Site } from "../../store/sites.ts";
import { endSessions, eraseVisitor, exportVisitor, type Visitor } from "../../store/visitors.ts";
import { Age } from "../age.tsx";
import { ProblemLine } from "../problem-line.tsx";
import { SureButton } from "../sure-button.tsx";
import { useSubmit } from "../use-submit.ts";

interface VisitorRowProps {
	readonly site: Site;
	readonly visitor: Visitor;
	readonly changed: () => Promise<void>;
}

/** One visitor: who they are, how much they said, and what can be done for them. */
export function VisitorRow({ site, visitor, changed }: VisitorRowProps): JSX.Element {
	const { id, subject, name, conversations, lastAt } = visitor;
	const [ended, setEnded] = useState<number | undefined>(undefined);
	const download = useSubmit(async () => saveFile(`${id}.json`, await exportVisitor(site.id, id)));
	return (
		<li class="visitor">
			<span>
				<strong>{subject === null ? "Anonymous" : (name ?? subject)}</strong>{" "}
				{subject !== null && name !== null && <span class="muted">{subject}</span>}
				<br />
				<code class="muted">{id}</code>
				<br />
				<span class="muted">
					{conversations} {conversations === 1 ? "conversation" : "conversations"}
					{lastAt && (
						<>
							, the last <Age at={lastAt} />
						</>
					)}
				</span>
			</span>
			<span class="marks">
				<span role="status">{ended !== undefined && `${ended} ${ended === 1 ? "session" : "sessions"} ended`}</span>
				<ProblemLine error={download.error} />
				<button
					type="button"
					class="quiet"
					disabled={download.busy}
					onClick={download.submit}
					aria-label={`Export ${id}`}
				>
					{download.busy ? "Exporting …" : "Export"}
				</button>
				{subject !== null && (
					<SureButton
						ask="End sessions"
						sure="End them on all devices"
						act={async () => setEnded(await endSessions(site.id, subject))}
					/>
				)}
				<SureButton ask="Erase" sure="Erase everything for good" act={() => eraseVisitor(site.id, id).then(changed)} />
			</span>
		</li>
	);
}
