import type { JSX } from "preact";
import type { Site } from "../../store/sites.ts";
import { Copy } from "../copy.tsx";

/** What is pasted into the pages. */
export function Tag({ site }: { readonly site: Site }): JSX.Element {
	const inline = `${site.tag.replace('.js"', '.js?inline"')}\n<bellhop-chat></bellhop-chat>`;
	return (
		<section class="card stack">
			<h2>The tag</h2>
			<p class="muted">
				Paste it into every page of {site.name}. The site's key is <code>{site.id}</code>; it is no secret.
			</p>
			<Copy text={site.tag} label="the tag" />
			<details>
				<summary>Pinned, for pages that use Subresource Integrity</summary>
				<p class="muted">
					The browser compares every byte of code with what this version of Bellhop has, which is served for as long as
					pages ask for it. It does not change with an upgrade: paste the new one when you want it.
				</p>
				<Copy text={site.pinnedTag} label="the pinned tag" />
			</details>
			<details>
				<summary>In the page instead of beside it</summary>
				<p class="muted">
					On a page of help, for example: the chat stands where <code>bellhop-chat</code> does, as large as your style
					sheet says, and never takes the focus by itself.
				</p>
				<Copy text={inline} label="the tag for a chat in the page" />
			</details>
		</section>
	);
}
