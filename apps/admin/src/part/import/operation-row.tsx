import type { JSX } from "preact";
import type { Document } from "../../store/import.ts";

interface OperationRowProps {
	readonly operation: Document["operations"][number];
	readonly chosen: boolean;
	/** It cannot be chosen, as there are enough. */
	readonly locked: boolean;
	readonly onChoose: (on: boolean) => void;
}

/** One operation to tick. */
export function OperationRow({ operation, chosen, locked, onChoose }: OperationRowProps): JSX.Element {
	const { method, path, summary, deprecated } = operation;
	return (
		<li>
			<label class="operation">
				<input
					type="checkbox"
					checked={chosen}
					disabled={locked}
					onChange={(event) => onChoose(event.currentTarget.checked)}
				/>
				<span class="method">{method}</span>
				<code>{path}</code>
				<span class="muted">
					{summary} {deprecated && <span class="badge warning">Deprecated</span>}
				</span>
			</label>
		</li>
	);
}
