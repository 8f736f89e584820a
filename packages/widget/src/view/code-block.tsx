import type { VNode } from "preact";
import { CopyButton } from "./copy-button.tsx";
import { useTalkWords } from "./panel-context.ts";

/** A block of code with a way to copy it. */
export function CodeBlock({ code, language }: { readonly code: string; readonly language: string | undefined }): VNode {
	const words = useTalkWords();
	return (
		<div class="code">
			<div class="code-head">
				<span>{language}</span>
				<CopyButton text={code} label={words.copy} />
			</div>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
			<pre tabIndex={0} dir="ltr">
				<code>{code}</code>
			</pre>
		</div>
	);
}
