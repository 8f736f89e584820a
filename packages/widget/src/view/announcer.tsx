import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { plainWords } from "../markdown/plain-words.ts";
import type { ShownMessage } from "../store/state.ts";
import { usePanel, useTalkWords } from "./panel-context.ts";
import { spoken } from "./spoken.ts";
import { useValue } from "./use-value.ts";

/** After how many milliseconds what was said is taken away: who walks through the page finds it once, in the conversation. */
const heardFor = 10_000;

/** Says a whole answer to screen readers once it is finished; never its single words, never what was loaded. */
export function Announcer(): VNode {
	const { store } = usePanel();
	const words = useTalkWords();
	const [phase, chat] = useValue(store.state, ({ phase, chat }) => [phase, chat]);
	const [said, setSaid] = useState("");
	const running = useRef(false);
	useEffect(() => setSaid(""), [chat]);
	useEffect(() => {
		const timer = setTimeout(setSaid, heardFor, "");
		return () => clearTimeout(timer);
	}, [said]);
	useEffect(() => {
		const last = store.state.value.messages.at(-1);
		if (phase === "running") setSaid(words.writing);
		else if (running.current && phase === "idle")
			setSaid(last?.role === "assistant" ? heard(last, spoken(last, words, store.site.value.name)) : "");
		running.current = phase === "running" || phase === "stopping";
	}, [phase]);
	return (
		<div class="unseen" aria-live="polite">
			{said}
		</div>
	);
}

/** Without marks: not those of Markdown, and none that points at a source. */
function heard({ parts }: ShownMessage, text: string): string {
	const cites = parts.some(({ type }) => type === "source-url");
	return plainWords(cites ? text.replace(/ ?\[\d+\]/g, "") : text);
}
