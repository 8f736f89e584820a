import type { ComponentChildren, JSX } from "preact";
import { useId } from "preact/hooks";

interface FieldProps {
	readonly label: string;
	/** What belongs here, in a sentence. */
	readonly hint?: ComponentChildren;
	/** What is wrong with it; stands beside the field and is read with it. */
	readonly fault?: string | undefined;
	readonly children: (attributes: { id: string; "aria-describedby": string; "aria-invalid": boolean }) => JSX.Element;
}

/** A labelled control with its hint and its fault. */
export function Field({ label, hint, fault, children }: FieldProps): JSX.Element {
	const id = useId();
	return (
		<div class="field">
			<label for={id}>{label}</label>
			{children({ id, "aria-describedby": `${id}-says`, "aria-invalid": fault !== undefined })}
			<p class="says" id={`${id}-says`}>
				{fault !== undefined && <span class="fault">{fault}</span>}
				{hint !== undefined && <span class="hint">{hint}</span>}
			</p>
		</div>
	);
}
