import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ShownMessage } from "../store/state.ts";
import { sayProblem, type Words } from "../words/words.ts";
import { usePanel } from "./panel-context.ts";

/** Says a whole answer to screen readers once it is finished; never its single words, never what was loaded. */
export function Announcer(): VNode {
	const { store, words } = usePanel();
	const { messages, phase, chat } = store.state.value;
	const [said, setSaid] = useState("");
	const running = useRef(false);
	const last = messages.at(-1);
	useEffect(() => setSaid(""), [chat]);
	useEffect(() => {
		if (phase === "running") setSaid(words.writing);
		else if (running.current && phase === "idle") setSaid(last?.role === "assistant" ? spoken(last, words) : "");
		running.current = phase === "running" || phase === "stopping";
	}, [phase]);
	return (
		<div class="unseen" aria-live="polite">
			{said}
		</div>
	);
}

function spoken(answer: ShownMessage, words: Words): string {
	const { state, problem } = answer.metadata ?? {};
	const text = answer.parts.map((part) => (part.type === "text" ? part.text : part.data.title)).join("\n");
	if (state === "stopped") return `${text}\n${words.stopped}`;
	return problem === undefined ? text : `${text}\n${sayProblem(words, problem)}`;
}
