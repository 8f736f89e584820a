import type { VNode } from "preact";
import { usePanel } from "./panel-context.ts";

/** When something was said: shown on hover, read by screen readers. */
export function MessageTime({ at }: { readonly at: string | undefined }): VNode | null {
	const { words } = usePanel();
	const time = at === undefined ? Number.NaN : Date.parse(at);
	if (Number.isNaN(time)) return null;
	return (
		<time class="time" dateTime={at}>
			{new Intl.DateTimeFormat(words.language, { timeStyle: "short", dateStyle: dateStyle(time) }).format(time)}
		</time>
	);
}

function dateStyle(time: number): "medium" | undefined {
	return new Date(time).toDateString() === new Date().toDateString() ? undefined : "medium";
}
