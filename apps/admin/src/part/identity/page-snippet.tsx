import type { JSX } from "preact";
import { Copy } from "../copy.tsx";

const snippet = `<script>
	window.Bellhop ??= Object.assign((...said) => window.Bellhop.q.push(said), { q: [] });
	Bellhop("identify", async () => (await fetch("/identity-token")).text(), {
		onSignIn: () => location.assign("/login"),
	});
</script>`;

/** How the site's pages pass the token on. */
export function PageSnippet(): JSX.Element {
	return (
		<section class="card stack">
			<h2>On your pages</h2>
			<p>
				Beside the tag, before or after it. The function is called when the chat is opened and again whenever a fresh
				token is needed; an empty text means that nobody is logged in. Say <code>Bellhop("logout")</code> when your user
				logs out. With <code>onSignIn</code> the agent can offer a button that leads to your log-in.
			</p>
			<Copy text={snippet} label="the snippet" />
		</section>
	);
}
