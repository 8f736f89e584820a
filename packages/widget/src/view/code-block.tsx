import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { usePanel } from "./panel-context.ts";

/** A block of code with a way to copy it. */
export function CodeBlock({ code, language }: { readonly code: string; readonly language: string | undefined }): VNode {
	const { words } = usePanel();
	const [copied, setCopied] = useState(false);
	const copy = async () => {
		await navigator.clipboard?.writeText(code).then(
			() => setCopied(true),
			() => undefined,
		);
	};
	return (
		<div class="code">
			<div class="code-head">
				<span>{language}</span>
				<button type="button" class="link" onClick={() => void copy()} onBlur={() => setCopied(false)}>
					{copied ? words.copied : words.copyCode}
				</button>
			</div>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
			<pre tabIndex={0} dir="ltr">
				<code>{code}</code>
			</pre>
		</div>
	);
}
