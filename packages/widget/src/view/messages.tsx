import type { VNode } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { ShownMessage } from "../store/state.ts";
import { Answer } from "./answer.tsx";
import { useMore, usePanel } from "./panel-context.ts";
import { SayList } from "./say-list.tsx";
import { useValue } from "./use-value.ts";
import { VisitorMessage } from "./visitor-message.tsx";

/** All that was said, and what waits to be said. */
export function Messages(): VNode {
	const { store, asks, more } = usePanel();
	const { RateConversation, QueuedMessage } = useMore();
	const { messages, queued, editing, chat } = useValue(store.state);
	const asking = useValue(asks) === chat;
	useEffect(() => {
		if (queued !== undefined) void more.load();
	}, [queued]);
	const last = messages.at(-1);
	// What is said while another message is written anew would take its place.
	const free = last?.metadata?.state === "done" && queued === undefined && editing === undefined;
	const suggested = free && last.parts.find((part) => part.type === "data-suggestions");
	return (
		<>
			{messages.map((message) => (
				<Message key={message.id} message={message} isLast={message === last} />
			))}
			{suggested && <SayList texts={suggested.data} />}
			{queued !== undefined && QueuedMessage && <QueuedMessage text={queued} />}
			{asking && RateConversation && <RateConversation />}
		</>
	);
}

/** One message; drawn again when it changes, not when others do. */
function Message({ message, isLast }: { readonly message: ShownMessage; readonly isLast: boolean }): VNode {
	return useMemo(
		() =>
			message.role === "user" ? <VisitorMessage message={message} /> : <Answer answer={message} isLast={isLast} />,
		[message, isLast],
	);
}
