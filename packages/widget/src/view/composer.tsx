import { longestMessage } from "@bellhop/contract/message";
import type { VNode } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { canQueue, canSend } from "../store/state.ts";
import { Icon } from "./icon.tsx";
import { usePanel } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** Where the visitor writes. Enter sends, Shift+Enter makes a line; what is typed stays until it was accepted. */
export function Composer(): VNode {
	const { store, words, open, quiet } = usePanel();
	const field = useRef<HTMLTextAreaElement>(null);
	const [chat, editing, begun] = useValue(store.state, ({ chat, editing, messages }) => [
		chat,
		editing,
		messages.length > 0,
	]);
	const draft = useValue(store.draft);
	const shown = useValue(open);
	useLayoutEffect(() => {
		if (shown && !quiet.value) field.current?.focus({ preventScroll: true });
	}, [shown, chat]);
	useLayoutEffect(() => {
		if (editing !== undefined) field.current?.focus();
	}, [editing]);
	const send = () => void store.send(draft);
	const onKeyDown = (event: KeyboardEvent) => {
		if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
		event.preventDefault();
		send();
	};
	const over = draft.length > longestMessage;
	return (
		<div class="composer">
			{editing !== undefined && (
				<p class="editing">
					<Icon name="compose" />
					<span>{words.edit}</span>
					<button type="button" class="quiet small" aria-label={words.dismiss} onClick={store.stopEditing}>
						<Icon name="close" />
					</button>
				</p>
			)}
			<div class="field">
				<div class="grow" data-text={draft}>
					<textarea
						ref={field}
						rows={1}
						enterkeyhint="send"
						dir={draft === "" ? words.direction : "auto"}
						aria-label={words.composerLabel}
						aria-invalid={over}
						placeholder={words.composerPlaceholder}
						value={draft}
						onInput={(event) => store.write(event.currentTarget.value)}
						onKeyDown={onKeyDown}
					/>
				</div>
				<Buttons onSend={send} typed={draft.trim() !== ""} />
			</div>
			{draft.length > longestMessage * 0.9 && (
				<p class="count" data-over={over}>
					{draft.length.toLocaleString(words.language)} / {longestMessage.toLocaleString(words.language)}
				</p>
			)}
			{!begun && <p class="hint">{words.composerHint}</p>}
		</div>
	);
}

/** One that stops what is being answered, and keeps the focus while its meaning changes; beside it one that sends after it. */
function Buttons({ onSend, typed }: { readonly onSend: () => void; readonly typed: boolean }): VNode {
	const { store, words } = usePanel();
	const [phase, free] = useValue(store.state, (state) => [state.phase, canSend(state) || canQueue(state)]);
	const stops = phase === "running" || phase === "stopping";
	const stop = phase === "stopping" ? words.stopping : words.stop;
	const ready = typed && free;
	return (
		<>
			{stops && typed && <Act words={words.send} icon="send" onClick={onSend} />}
			{stops ? (
				<Act words={stop} icon="stop" off={phase === "stopping"} onClick={() => void store.stop()} />
			) : (
				<Act words={words.send} icon="send" off={!ready} onClick={onSend} />
			)}
		</>
	);
}

interface ActProps {
	readonly words: string;
	readonly icon: "send" | "stop";
	readonly off?: boolean;
	readonly onClick: () => void;
}

function Act({ words, icon, off = false, onClick }: ActProps): VNode {
	return (
		<button type="button" class={`act ${icon}`} aria-label={words} title={words} aria-disabled={off} onClick={onClick}>
			<Icon name={icon} />
		</button>
	);
}

/** Enter that only accepts an input method's suggestion; 229 is how Safari says it. */
function isComposing(event: KeyboardEvent): boolean {
	return event.isComposing || event.keyCode === 229;
}
