import type { Handover } from "@bellhop/contract/handover";
import type { VNode } from "preact";
import { fill } from "../words/words.ts";
import { Icon } from "./icon.tsx";
import { useMoreWords, usePanel, useTalk } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** That a person was asked, and how the visitor hears from them. */
export function HandedOver({ handover: { way, link } }: { readonly handover: Handover }): VNode {
	const { store } = usePanel();
	const words = useMoreWords();
	const { linkAddress } = useTalk();
	const site = useValue(store.site).name;
	const address = link === undefined ? undefined : linkAddress?.(link);
	return (
		<p class="card handover">
			<Icon name="person" />
			<span>{fill(words.handover[way], { site })}</span>
			{address !== undefined && (
				<a class="link" href={address} target="_blank" rel="noopener noreferrer nofollow">
					{words.handover.open}
				</a>
			)}
		</p>
	);
}
