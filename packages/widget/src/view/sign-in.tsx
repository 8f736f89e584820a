import type { VNode } from "preact";
import { usePanel } from "./panel-context.ts";

/** The way to the page's own log-in. Nothing when the page offers none, or when the visitor is signed in by now. */
export function SignIn(): VNode | null {
	const { store, words } = usePanel();
	const { onSignIn } = store.identity.value ?? {};
	if (!onSignIn || store.who.value.subject !== undefined) return null;
	return (
		<button type="button" class="plain sign-in" onClick={onSignIn}>
			{words.signIn}
		</button>
	);
}
