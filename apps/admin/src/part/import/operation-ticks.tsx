import type { JSX } from "preact";
import type { Document } from "../../store/import.ts";
import { OperationRow } from "./operation-row.tsx";

interface OperationTicksProps {
	/** Those that fit the search. */
	readonly found: Document["operations"];
	readonly chosen: ReadonlySet<string>;
	/** How many may be chosen at a time. */
	readonly most: number;
	readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** As many as a page can hold without becoming slow. */
const mostShown = 200;

/** Operations to tick, until there are enough. */
export function OperationTicks({ found, chosen, most, onChoose }: OperationTicksProps): JSX.Element {
	const isFull = chosen.size >= most;
	const shown = found.slice(0, mostShown);
	const chooseShown = () => onChoose(new Set([...new Set([...chosen, ...found.map(({ id }) => id)])].slice(0, most)));
	const choose = (id: string, on: boolean) =>
		onChoose(new Set(on ? [...chosen, id] : [...chosen].filter((each) => each !== id)));
	return (
		<>
			<div class="ticks">
				<div class="ticks-head">
					<span role="status">
						{chosen.size} of {most} chosen
					</span>
					<button type="button" class="small" disabled={isFull || found.length === 0} onClick={chooseShown}>
						Choose all shown
					</button>
					<button type="button" class="small" onClick={() => onChoose(new Set())}>
						Choose none
					</button>
				</div>
				<ul>
					{shown.map((operation) => (
						<OperationRow
							key={operation.id}
							operation={operation}
							chosen={chosen.has(operation.id)}
							locked={isFull && !chosen.has(operation.id)}
							onChoose={(on) => choose(operation.id, on)}
						/>
					))}
				</ul>
			</div>
			{isFull && <p class="note">{most} are chosen, which is the most. Import these, then come back for the others.</p>}
			{found.length > shown.length && (
				<p class="muted">{(found.length - shown.length).toLocaleString("en")} more: search to see them.</p>
			)}
		</>
	);
}
