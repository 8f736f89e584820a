import type { JSX } from "preact";
import { ProblemLine } from "./problem-line.tsx";

interface FormHeadProps {
	readonly title: string;
	/** Something was changed and not saved. */
	readonly dirty: boolean;
	readonly busy: boolean;
	readonly error: Error | undefined;
}

/** The head of a form that saves a record: its name, whether it is saved, and the button; below it what went wrong. */
export function FormHead({ title, dirty, busy, error }: FormHeadProps): JSX.Element {
	return (
		<>
			<div class="head">
				<h1>{title}</h1>
				<span class="marks">
					{dirty && <span class="badge warning">Not saved</span>}
					<button type="submit" class="main" disabled={busy || !dirty}>
						{busy ? "Saving …" : "Save"}
					</button>
				</span>
			</div>
			<ProblemLine error={error} />
		</>
	);
}
