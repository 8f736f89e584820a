import type { VNode } from "preact";
import { Icon } from "./icon.tsx";
import { usePanel, useTalkWords } from "./panel-context.ts";
import { sayTrouble } from "./say-trouble.ts";
import { SignIn } from "./sign-in.tsx";
import { useValue } from "./use-value.ts";

/** One calm line above the composer: a lost connection first, else what stood in the way. */
export function Notice(): VNode {
	const { store } = usePanel();
	const words = useTalkWords();
	const [lost, notice, limitedUntil] = useValue(store.state, ({ connection, notice, limitedUntil }) => [
		connection === "lost",
		notice,
		limitedUntil,
	]);
	return (
		<div class="notices" role="status">
			{lost && (
				<div class="notice late">
					<i class="dot" />
					<p>{navigator.onLine ? words.reconnecting : words.offline}</p>
					<button type="button" class="link" onClick={store.reconnectNow}>
						{words.tryNow}
					</button>
				</div>
			)}
			{!lost && notice && (
				<div class="notice">
					<p>{sayTrouble(words, notice, limitedUntil)}</p>
					{notice === "identity_required" && <SignIn />}
					<button type="button" class="quiet small" aria-label={words.dismiss} onClick={store.dismissNotice}>
						<Icon name="close" />
					</button>
				</div>
			)}
		</div>
	);
}
