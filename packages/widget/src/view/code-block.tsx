import type { VNode } from "preact";
import { useWide } from "../markdown/use-wide.ts";
import { CopyButton } from "./copy-button.tsx";
import { useTalkWords } from "./panel-context.ts";

/** A block of code with a way to copy it. */
export function CodeBlock({ code, language }: { readonly code: string; readonly language: string | undefined }): VNode {
	const words = useTalkWords();
	const { inside, wide } = useWide<HTMLElement>();
	return (
		<div class="code">
			<div class="code-head">
				<span>{language}</span>
				<CopyButton text={code} label={words.copy} />
			</div>
			<pre dir="ltr" {...(wide && { class: "wide", tabIndex: 0 })}>
				<code ref={inside}>{code}</code>
			</pre>
		</div>
	);
}
