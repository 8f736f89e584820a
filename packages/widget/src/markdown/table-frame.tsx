import type { ComponentChildren, VNode } from "preact";
import { useWide } from "./use-wide.ts";

/** A table, in a frame that scrolls where the table is wider; it has its name (`label`) only then. */
export function TableFrame(props: { readonly label: string; readonly children: ComponentChildren }): VNode {
	const { inside, wide } = useWide<HTMLTableElement>();
	return (
		<section class={wide ? "table wide" : "table"} {...(wide && { tabIndex: 0, "aria-label": props.label })}>
			<table ref={inside}>{props.children}</table>
		</section>
	);
}
