import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { useTalkWords } from "./panel-context.ts";

/** Copies a text, and says so until the focus moves on. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }): VNode {
	const words = useTalkWords();
	const [copied, setCopied] = useState(false);
	const copy = async () => {
		await navigator.clipboard?.writeText(text).then(
			() => setCopied(true),
			() => undefined,
		);
	};
	return (
		<button type="button" class="link" onClick={() => void copy()} onBlur={() => setCopied(false)}>
			{copied ? words.copied : label}
		</button>
	);
}
