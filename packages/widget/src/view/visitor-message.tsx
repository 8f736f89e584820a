import type { VNode } from "preact";
import { editMessage, isEditable } from "../store/edit-message.ts";
import { canSend, type ShownMessage, textOf } from "../store/state.ts";
import { Icon } from "./icon.tsx";
import { MessageTime } from "./message-time.tsx";
import { usePanel, useTalkWords } from "./panel-context.ts";
import { sayTrouble } from "./say-trouble.ts";
import { useValue } from "./use-value.ts";

/** What the visitor wrote, exactly as written, and whether it arrived. */
export function VisitorMessage({ message }: { readonly message: ShownMessage }): VNode {
	const { store } = usePanel();
	const words = useTalkWords();
	const editable = useValue(store.state, (state) => isEditable(state, message));
	const { delivery } = message;
	const failed = delivery?.state === "failed" ? delivery : undefined;
	return (
		<article class="visitor" data-delivery={delivery?.state}>
			<p class="bubble" dir="auto">
				<span class="unseen" dir={words.direction}>
					{words.you}:{" "}
				</span>
				{textOf(message)}
			</p>
			{editable && (
				<button
					type="button"
					class="quiet small edit"
					aria-label={words.edit}
					title={words.edit}
					onClick={() => store.act(editMessage, message)}
				>
					<Icon name="compose" />
				</button>
			)}
			<MessageTime at={message.metadata?.createdAt} />
			{failed && <Undelivered id={message.id} problem={failed.problem} />}
		</article>
	);
}

/** What stood in a message's way, and how it is sent again. */
function Undelivered({ id, problem }: { readonly id: string; readonly problem: string }): VNode {
	const { store } = usePanel();
	const words = useTalkWords();
	const [ready, limitedUntil] = useValue(store.state, (state) => [canSend(state), state.limitedUntil]);
	return (
		<p class="trouble" role="status">
			<Icon name="alert" />
			<span>
				{words.notSent} {sayTrouble(words, problem, limitedUntil)}{" "}
				<button type="button" class="link" disabled={!ready} onClick={() => void store.resend(id)}>
					{words.tryAgain}
				</button>
			</span>
		</p>
	);
}
