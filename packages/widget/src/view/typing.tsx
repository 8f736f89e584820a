import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { usePanel } from "./panel-context.ts";

/** Milliseconds after which a wait is said to be a long one. */
const long = 8_000;

/** Three dots while the next words are being thought of. */
export function Typing(): VNode {
	const { words } = usePanel();
	const [slow, setSlow] = useState(false);
	useEffect(() => {
		const timer = setTimeout(() => setSlow(true), long);
		return () => clearTimeout(timer);
	}, []);
	return (
		<p class="typing">
			<i />
			<i />
			<i />
			{slow ? <span role="status">{words.slow}</span> : <span class="unseen">{words.writing}</span>}
		</p>
	);
}
