import { longestMessage } from "@bellhop/contract/message";
import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { canSend } from "../store/state.ts";
import { Icon } from "./icon.tsx";
import { usePanel } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** Where the visitor writes. Enter sends, Shift+Enter makes a line; what is typed stays until it was accepted. */
export function Composer(): VNode {
	const { store, words, open, quiet } = usePanel();
	const field = useRef<HTMLTextAreaElement>(null);
	const state = useValue(store.state);
	const draft = useValue(store.draft);
	const shown = useValue(open);
	useLayoutEffect(() => {
		if (shown && !quiet.value) field.current?.focus({ preventScroll: true });
	}, [shown, state.chat]);
	const send = () => void store.send(draft);
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
		event.preventDefault();
		send();
	};
	const over = draft.length > longestMessage;
	return (
		<div class="composer">
			<div class="field">
				<div class="grow" data-text={draft}>
					<textarea
						ref={field}
						rows={1}
						enterkeyhint="send"
						dir="auto"
						aria-label={words.composerLabel}
						aria-invalid={over}
						placeholder={words.composerPlaceholder}
						value={draft}
						onInput={(event) => store.write(event.currentTarget.value)}
						onKeyDown={onKeyDown}
					/>
				</div>
				<SendOrStop onSend={send} canSend={canSend(state) && draft.trim() !== ""} />
			</div>
			{draft.length > longestMessage * 0.9 && (
				<p class="count" data-over={over}>
					{draft.length.toLocaleString(words.language)} / {longestMessage.toLocaleString(words.language)}
				</p>
			)}
			{state.messages.length === 0 && <p class="hint">{words.composerHint}</p>}
		</div>
	);
}

/** One button that stays in its place, and keeps the focus, while its meaning changes. */
function SendOrStop(props: { readonly onSend: () => void; readonly canSend: boolean }): VNode {
	const { store, words } = usePanel();
	const { phase } = useValue(store.state);
	const stops = phase === "running" || phase === "stopping";
	const label = stops ? (phase === "stopping" ? words.stopping : words.stop) : words.send;
	return (
		<button
			type="button"
			class={stops ? "act stop" : "act"}
			aria-label={label}
			title={label}
			aria-disabled={stops ? phase === "stopping" : !props.canSend}
			onClick={stops ? () => void store.stop() : props.onSend}
		>
			<Icon name={stops ? "stop" : "send"} />
		</button>
	);
}

/** Enter that only accepts an input method's suggestion; 229 is how Safari says it. */
function isComposing(event: KeyboardEvent): boolean {
	return event.isComposing || event.keyCode === 229;
}
