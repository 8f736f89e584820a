import type { VNode } from "preact";

/** One outline set: 20 px, 1.5 px stroke; only those used. */
const outlines = {
	close: "M5 5l10 10M15 5L5 15",
	menu: "M4.75 10h.01M10 10h.01M15.25 10h.01",
	send: "M10 16V4.5M5 9l5-5 5 5",
	stop: "M6.5 6.5h7v7h-7z",
	down: "M10 4v11.5M5 11l5 5 5-5",
	check: "M4.5 10.5l3.5 3.5 7.5-8",
	cross: "M6 6l8 8M14 6l-8 8",
	question: "M7.5 7.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M10 14.5h.01",
	compose: "M9 4.5H5.5a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h9a1 1 0 0 0 1-1V11M9 11l6.5-6.5",
	arrow: "M4.5 10h11M11 5.5l4.5 4.5-4.5 4.5",
	alert: "M10 6.5v4M10 13.5h.01M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z",
	person: "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4.5 16.5c.5-3 2.8-4.5 5.5-4.5s5 1.5 5.5 4.5",
	retry: "M15.5 9A5.75 5.75 0 1 0 14 13.9M15.75 4.75V9H11.5",
} as const;

export type IconName = keyof typeof outlines;

/** An icon; it says nothing to screen readers, the words beside it do. */
export function Icon({ name }: { readonly name: IconName }): VNode {
	return <Outline name={name} path={outlines[name]} />;
}

/** An icon that only a chunk of its own needs. */
export function Outline({ name, path }: { readonly name: string; readonly path: string }): VNode {
	return (
		<svg class={`icon ${name}`} viewBox="0 0 20 20" aria-hidden="true">
			<path d={path} />
		</svg>
	);
}
