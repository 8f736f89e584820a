import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { plainWords } from "../markdown/plain-words.ts";
import { usePanel, useTalkWords } from "./panel-context.ts";
import { spoken } from "./spoken.ts";
import { useValue } from "./use-value.ts";

/** Says a whole answer to screen readers once it is finished; never its single words, never what was loaded. */
export function Announcer(): VNode {
	const { store } = usePanel();
	const words = useTalkWords();
	const { messages, phase, chat } = useValue(store.state);
	const [said, setSaid] = useState("");
	const running = useRef(false);
	const last = messages.at(-1);
	useEffect(() => setSaid(""), [chat]);
	useEffect(() => {
		if (phase === "running") setSaid(words.writing);
		else if (running.current && phase === "idle")
			setSaid(last?.role === "assistant" ? plainWords(spoken(last, words, store.site.value.name)) : "");
		running.current = phase === "running" || phase === "stopping";
	}, [phase]);
	return (
		<div class="unseen" aria-live="polite">
			{said}
		</div>
	);
}
