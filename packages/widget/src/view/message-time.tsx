import type { VNode } from "preact";
import { useMemo } from "preact/hooks";
import { useTalkWords } from "./panel-context.ts";
import { whenSaid } from "./when-said.ts";

/** When something was said: shown on hover, read by screen readers. */
export function MessageTime({ at }: { readonly at: string | undefined }): VNode | null {
	const { language } = useTalkWords();
	// A calendar is dear, and an answer is drawn many times while it comes.
	const when = useMemo(() => whenSaid(at, language, false), [at, language]);
	if (when === undefined) return null;
	return (
		<time class="time" dateTime={at}>
			{when}
		</time>
	);
}
