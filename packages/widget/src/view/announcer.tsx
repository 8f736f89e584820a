import type { MessagePart } from "@bellhop/contract/message";
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { ShownMessage } from "../store/state.ts";
import { fill, sayProblem, type Words } from "../words/words.ts";
import { usePanel } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** Says a whole answer to screen readers once it is finished; never its single words, never what was loaded. */
export function Announcer(): VNode {
	const { store, words } = usePanel();
	const { messages, phase, chat } = useValue(store.state);
	const [said, setSaid] = useState("");
	const running = useRef(false);
	const last = messages.at(-1);
	useEffect(() => setSaid(""), [chat]);
	useEffect(() => {
		if (phase === "running") setSaid(words.writing);
		else if (running.current && phase === "idle")
			setSaid(last?.role === "assistant" ? spoken(last, words, store.site.value.name) : "");
		running.current = phase === "running" || phase === "stopping";
	}, [phase]);
	return (
		<div class="unseen" aria-live="polite">
			{said}
		</div>
	);
}

/** A card is read out with every value of it: whoever cannot see it decides upon what they heard. */
function spokenPart(part: MessagePart, words: Words, site: string): string {
	switch (part.type) {
		case "text":
			return part.text;
		case "data-step":
			return part.data.title;
		case "data-sign-in":
			return "";
		case "data-handover":
			return fill(words.handover[part.data.way], { site });
		case "data-receipt":
			return `${part.data.title}: ${words.receipt[part.data.outcome]}`;
		case "data-approval": {
			const values = part.data.fields.map(({ label, value }) => `${label}: ${value}`);
			return [fill(words.approval.ask, { summary: part.data.summary }), ...values].join("\n");
		}
	}
}

function spoken(answer: ShownMessage, words: Words, site: string): string {
	const { state, problem } = answer.metadata ?? {};
	const text = answer.parts.map((part) => spokenPart(part, words, site)).join("\n");
	if (state === "stopped") return `${text}\n${words.stopped}`;
	return problem === undefined ? text : `${text}\n${sayProblem(words, problem)}`;
}
