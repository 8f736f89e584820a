import type { JSX } from "preact";
import { to } from "../store/place.ts";

/** The way back to the list a record stands in; Esc takes it too. */
export function Back({ page, title }: { readonly page: string; readonly title: string }): JSX.Element {
	return (
		<p>
			<a href={to(page)} data-key="Escape">
				← {title}
			</a>
		</p>
	);
}
