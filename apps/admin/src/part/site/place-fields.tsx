import type { JSX } from "preact";
import type { Site } from "../../store/sites.ts";
import { Copy } from "../copy.tsx";
import { TextField } from "../text-field.tsx";
import { Tick } from "../tick.tsx";
import { faultAmong, linesOf, type SitePart } from "./site-part.ts";

/** Where the chat may be used: on which pages, and on one of its own. */
export function PlaceFields({
	site,
	draft,
	change,
	faults,
}: SitePart & { readonly site: Site | undefined }): JSX.Element {
	const { page = false, asksRating = false } = draft.looks;
	const put = (some: Partial<typeof draft.looks>) => change({ looks: { ...draft.looks, ...some } });
	return (
		<section class="card stack">
			<h2>Where it may be used</h2>
			<TextField
				label="Allowed origins"
				lines={3}
				code
				value={draft.allowedOrigins.join("\n")}
				fault={faultAmong(faults, "allowedOrigins")}
				hint="One a line, such as https://shop.example. Pages of any other origin are refused."
				onInput={(text) => change({ allowedOrigins: linesOf(text) })}
			/>
			<Tick
				label="On a page of its own as well"
				hint="With nothing but the chat, for a link to share. Its visitors are nobody you know."
				checked={page}
				onChange={(next) => put({ page: next || undefined })}
			/>
			{site?.looks.page && page && <Copy text={site.page} label="the address of the page" />}
			<Tick
				label="Asks how it was once the visitor has been quiet for two minutes"
				hint="Otherwise the menu offers it."
				checked={asksRating}
				onChange={(next) => put({ asksRating: next || undefined })}
			/>
		</section>
	);
}
