import type { VNode } from "preact";
import { useRef } from "preact/hooks";
import { HistoryFailed } from "./history-failed.tsx";
import { Icon } from "./icon.tsx";
import { usePanel, useTalk } from "./panel-context.ts";
import { Skeleton } from "./skeleton.tsx";
import { useStickToEnd } from "./stick-to-end.ts";
import { Typing } from "./typing.tsx";
import { useValue } from "./use-value.ts";
import { Welcome } from "./welcome.tsx";

/** The conversation. A log that screen readers can walk through; what is new is said by the announcer. */
export function MessageList(): VNode {
	const { store, words } = usePanel();
	const [history, talks, sent] = useValue(store.state, ({ history, messages, queued }) => [
		history,
		messages.length > 0,
		`${messages.findLast((message) => message.role === "user")?.id} ${queued}`,
	]);
	const frame = useRef<HTMLDivElement>(null);
	const { away, jump } = useStickToEnd(frame, { sent, talks });
	const { Messages } = useTalk();
	return (
		<div class="conversation">
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
			<div class="scroll" ref={frame} role="log" aria-live="off" aria-label={words.conversation} tabIndex={0}>
				<div class="messages">
					{history === "slow" && <Skeleton />}
					{history === "failed" && <HistoryFailed />}
					{!talks && (history === "none" || history === "ready") && <Welcome />}
					{talks && (Messages ? <Messages /> : <Typing />)}
				</div>
			</div>
			{away && (
				<button type="button" class="jump" aria-label={words.jumpToLatest} title={words.jumpToLatest} onClick={jump}>
					<Icon name="down" />
				</button>
			)}
		</div>
	);
}
