import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Field } from "./field.tsx";
import { useTyped } from "./use-typed.ts";

interface JsonFieldProps {
	readonly label: string;
	readonly value: unknown;
	readonly hint?: ComponentChildren;
	readonly fault?: string | undefined;
	/** Empty text is no value (`undefined`) instead of broken JSON. */
	readonly optional?: boolean;
	readonly onChange: (value: unknown) => void;
}

/**
 * A JSON value as text. Half-written text stays as it is, says what is wrong and keeps its form from being sent; the value
 * changes once it can be read.
 */
export function JsonField({ label, value, hint, fault, optional = false, onChange }: JsonFieldProps): JSX.Element {
	const { text, type } = useTyped(value, write);
	const area = useRef<HTMLTextAreaElement>(null);
	const broken = faultOf(text, optional);
	useEffect(() => area.current?.setCustomValidity(broken ?? ""), [broken]);
	const onInput = (typed: string) => {
		const isBroken = faultOf(typed, optional) !== undefined;
		const next = isBroken ? value : read(typed);
		type(typed, next);
		if (!isBroken) onChange(next);
	};
	return (
		<Field label={label} hint={hint} fault={broken ?? fault}>
			{(attributes) => (
				<textarea
					{...attributes}
					ref={area}
					class="code"
					spellcheck={false}
					value={text}
					rows={Math.min(12, Math.max(1, text.split("\n").length))}
					onInput={(event) => onInput(event.currentTarget.value)}
					onInvalid={(event) => event.currentTarget.closest("details")?.setAttribute("open", "")}
				/>
			)}
		</Field>
	);
}

/** On one line as long as it is short. */
function write(value: unknown): string {
	if (value === undefined) return "";
	const line = JSON.stringify(value);
	return line.length <= 72 ? line : JSON.stringify(value, null, 2);
}

const read = (text: string): unknown => (text.trim() === "" ? undefined : JSON.parse(text));

function faultOf(text: string, optional: boolean): string | undefined {
	if (text.trim() === "") return optional ? undefined : "A value in JSON is missing.";
	try {
		JSON.parse(text);
		return undefined;
	} catch (error) {
		return `Not valid JSON yet: ${(error as Error).message}`;
	}
}
