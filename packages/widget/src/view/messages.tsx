import type { VNode } from "preact";
import { Answer } from "./answer.tsx";
import { useMore, usePanel } from "./panel-context.ts";
import { QueuedMessage } from "./queued-message.tsx";
import { useValue } from "./use-value.ts";
import { VisitorMessage } from "./visitor-message.tsx";

/** All that was said, and what waits to be said. */
export function Messages(): VNode {
	const { store, asks } = usePanel();
	const { RateConversation } = useMore();
	const { messages, queued, chat } = useValue(store.state);
	const asking = useValue(asks) === chat;
	const last = messages.at(-1);
	return (
		<>
			{messages.map((message) =>
				message.role === "user" ? (
					<VisitorMessage key={message.id} message={message} />
				) : (
					<Answer key={message.id} answer={message} isLast={message === last} />
				),
			)}
			{queued !== undefined && <QueuedMessage text={queued} />}
			{asking && RateConversation && <RateConversation />}
		</>
	);
}
