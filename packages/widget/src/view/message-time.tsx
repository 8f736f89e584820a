import type { VNode } from "preact";
import { useTalkWords } from "./panel-context.ts";
import { whenSaid } from "./when-said.ts";

/** When something was said: shown on hover, read by screen readers. */
export function MessageTime({ at }: { readonly at: string | undefined }): VNode | null {
	const words = useTalkWords();
	const when = whenSaid(at, words.language, false);
	if (when === undefined) return null;
	return (
		<time class="time" dateTime={at}>
			{when}
		</time>
	);
}
