import type { JSX } from "preact";
import { TextField } from "../text-field.tsx";
import { faultAmong, linesOf, type SitePart } from "./site-part.ts";

/** Where links of answers may lead, and pictures come from. */
export function LinkFields({ draft, change, faults }: SitePart): JSX.Element {
	const { links = [], images = [] } = draft.looks;
	const put = (name: "links" | "images") => (text: string) => {
		const lines = linesOf(text);
		change({ looks: { ...draft.looks, [name]: lines.length > 0 ? lines : undefined } });
	};
	return (
		<section class="card stack">
			<h2>Links and pictures in answers</h2>
			<p class="muted">
				A link always names the host it leads to. Hosts stand one a line, such as <code>help.shop.example</code> or{" "}
				<code>*.shop.example</code>.
			</p>
			<TextField
				label="Links may lead to"
				lines={2}
				code
				value={links.join("\n")}
				placeholder="Anywhere"
				fault={faultAmong(faults, "looks.links")}
				hint="And to the page's own host. Any other is shown as words."
				onInput={put("links")}
			/>
			<TextField
				label="Pictures may come from"
				lines={2}
				code
				value={images.join("\n")}
				placeholder="Nowhere"
				fault={faultAmong(faults, "looks.images")}
				hint="Others are links. A picture is fetched by itself and can carry words of the conversation in its address: name hosts that are yours."
				onInput={put("images")}
			/>
		</section>
	);
}
