import type { VNode } from "preact";
import { usePanel, useTalkWords } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** The way to the page's own log-in. Nothing when the page offers none, or when the visitor is signed in by now. */
export function SignIn(): VNode | null {
	const { store } = usePanel();
	const words = useTalkWords();
	const { onSignIn } = useValue(store.identity) ?? {};
	const who = useValue(store.who);
	if (!onSignIn || who.subject !== undefined) return null;
	return (
		<button type="button" class="plain sign-in" onClick={onSignIn}>
			{words.signIn}
		</button>
	);
}
