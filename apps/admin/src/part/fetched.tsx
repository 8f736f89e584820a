import type { JSX } from "preact";
import type { Fetched } from "../store/resource.ts";
import { ProblemLine } from "./problem-line.tsx";

interface FetchedProps<Value> {
	readonly of: Fetched<Value>;
	readonly again: () => void;
	readonly children: (value: Value) => JSX.Element;
}

/** What was fetched, or that it is on its way, or why it is not there with a way to try again. */
export function Show<Value>({ of, again, children }: FetchedProps<Value>): JSX.Element {
	if (of.state === "ready") return children(of.value);
	if (of.state === "loading") return <p class="waiting">Loading …</p>;
	return (
		<div class="stack">
			<ProblemLine error={of.error} />
			<button type="button" onClick={again}>
				Try again
			</button>
		</div>
	);
}
