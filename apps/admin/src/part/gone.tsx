import type { JSX } from "preact";

/** Stands where a record stood that somebody removed meanwhile, or that never was. */
export function Gone({ what }: { readonly what: string }): JSX.Element {
	return (
		<>
			<h1>Not there</h1>
			<p>This {what} is no longer there.</p>
		</>
	);
}
