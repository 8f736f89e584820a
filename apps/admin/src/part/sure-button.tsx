import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ProblemLine } from "./problem-line.tsx";
import { useSubmit } from "./use-submit.ts";

interface SureButtonProps {
	readonly ask: string;
	/** What is done, once more and in full. */
	readonly sure: string;
	readonly act: () => Promise<unknown>;
}

/** A button that asks once more in place before it does what cannot be undone. */
export function SureButton({ ask, sure, act }: SureButtonProps): JSX.Element {
	const [asked, setAsked] = useState(false);
	const { submit, busy, error } = useSubmit(async () => {
		await act();
		setAsked(false);
	});
	return (
		<span class="marks">
			<ProblemLine error={error} />
			{asked ? (
				<>
					<button type="button" class="danger" disabled={busy} onClick={submit}>
						{sure}
					</button>
					<button type="button" class="quiet" onClick={() => setAsked(false)}>
						Keep it
					</button>
				</>
			) : (
				<button type="button" class="quiet" onClick={() => setAsked(true)}>
					{ask}
				</button>
			)}
		</span>
	);
}
