import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Site } from "../store/sites.ts";

/** What a widget's looks are made of. */
export type Looks = { readonly id: string } & Pick<
	Site,
	"name" | "greeting" | "starters" | "accent" | "theme" | "corner"
>;

/** How long typing must rest before the preview is drawn anew, in milliseconds. */
const rest = 400;

/** The real widget with the looks as they are typed, in a frame of its own: it knows nobody and can be asked nothing. */
export function SitePreview({ looks }: { readonly looks: Looks }): JSX.Element {
	const { id, name, greeting, starters, accent, theme, corner } = looks;
	const settings = JSON.stringify({ id, name, greeting, starters, accent, theme, corner, model: "live" });
	const [shown, setShown] = useState(settings);
	useEffect(() => {
		const timer = setTimeout(() => setShown(settings), rest);
		return () => clearTimeout(timer);
	}, [settings]);
	return (
		<section class="card stack preview">
			<h2>Preview</h2>
			<iframe
				title="Preview of the chat"
				sandbox="allow-scripts"
				src={`/admin/preview?${new URLSearchParams({ settings: shown })}`}
			/>
			<p class="muted">As it stands in the form, saved or not. It answers nothing.</p>
		</section>
	);
}
