import type { StarterAction } from "@bellhop/contract/looks";
import { occasionNow } from "@bellhop/contract/occasion";
import type { VNode } from "preact";
import { usePanel } from "./panel-context.ts";
import { SayList } from "./say-list.tsx";
import { useValue } from "./use-value.ts";

/** The first words of an empty conversation, questions to begin with, and ways that lead elsewhere. */
export function Welcome(): VNode {
	const { store, looks } = usePanel();
	const { greeting, starters } = useValue(store.site);
	const said = occasionNow(looks.occasions, location.pathname, new Date())?.greeting ?? greeting;
	return (
		<div class="welcome">
			{said !== "" && (
				<p class="greeting" part="greeting" dir="auto">
					{said}
				</p>
			)}
			{looks.actions?.map((action) => (
				<StarterCard key={action.url} {...action} />
			))}
			{starters.length > 0 && <SayList texts={starters} />}
		</div>
	);
}

/** A page of the site opens in the place of this one, another site beside it. */
function StarterCard({ title, description, button, url }: StarterAction): VNode {
	const away = url.startsWith("https:") && { target: "_blank", rel: "noopener noreferrer" };
	return (
		<section class="starter" part="action" dir="auto">
			<h3>{title}</h3>
			{description && <p>{description}</p>}
			<a class="plain" href={url[0] === "/" ? location.origin + url : url} {...away}>
				{button}
			</a>
		</section>
	);
}
