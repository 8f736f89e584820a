import type { JSX } from "preact";
import { CopyButton } from "../copy-button.tsx";

/** Why a trial failed, to read and to copy. */
export function ProblemBox({ problem: { code, sentence } }: ProblemBoxProps): JSX.Element {
	return (
		<div class="problem said">
			<p>
				{sentence} <code>{code}</code>
			</p>
			<CopyButton text={`${sentence} (${code})`} label="the error" />
		</div>
	);
}

interface ProblemBoxProps {
	readonly problem: { readonly code: string; readonly sentence: string };
}
