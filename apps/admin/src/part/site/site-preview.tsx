import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { SiteDraft } from "../../store/sites.ts";
import { Radios } from "../radios.tsx";

interface SitePreviewProps {
	readonly id: string;
	readonly draft: SiteDraft;
}

/** How long typing must rest before the preview is drawn anew, in milliseconds. */
const rest = 400;

/** The real widget with the looks as they are typed, in a frame of its own: it knows nobody and can be asked nothing. */
export function SitePreview({ id, draft }: SitePreviewProps): JSX.Element {
	const [view, setView] = useState<"chat" | "launcher">("chat");
	const query = queryOf(id, draft, view);
	const [shown, setShown] = useState(query);
	useEffect(() => {
		const timer = setTimeout(() => setShown(query), rest);
		return () => clearTimeout(timer);
	}, [query]);
	return (
		<section class="card stack preview">
			<h2>Preview</h2>
			<Radios
				label="Show"
				value={view}
				options={[
					["chat", "The chat"],
					["launcher", "The launcher"],
				]}
				onChange={setView}
			/>
			<iframe title="Preview of the chat" sandbox="allow-scripts" src={`/admin/preview?${shown}`} />
			<p class="muted">As it stands in the form, saved or not. It answers nothing.</p>
		</section>
	);
}

function queryOf(id: string, draft: SiteDraft, view: "chat" | "launcher"): string {
	const { name, greeting, starters, accent, theme, corner, looks } = draft;
	const site = { id, name: name || "Your site", greeting, starters, accent, theme, corner, model: "live" };
	const { occasions = [], ...others } = looks;
	const coming = occasions.find(({ comes }) => comes !== undefined);
	const forms = {
		chat: { looks: { ...others, launcher: { ...others.launcher, hidden: undefined } } },
		// The first that comes forward does so at once, whatever its page and its hours.
		launcher: {
			looks: coming ? { ...others, occasions: [{ greeting: coming.greeting, comes: "bubble" }] } : others,
			closed: "1",
		},
	};
	const { looks: shown, ...closed }: { readonly looks: object; readonly closed?: string } = forms[view];
	return new URLSearchParams({ site: JSON.stringify(site), looks: JSON.stringify(shown), ...closed }).toString();
}
