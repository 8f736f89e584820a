import type { SourceUrl } from "@bellhop/contract/source";
import type { VNode } from "preact";
import { shownLink } from "../markdown/link-rules.ts";
import { usePanel, useTalkWords } from "./panel-context.ts";

/** What an answer rests on, as footnotes: each with its title, and where it leads. */
export function Sources({ sources }: { readonly sources: readonly SourceUrl[] }): VNode {
	const { links } = usePanel().looks;
	const words = useTalkWords();
	return (
		<section class="sources" aria-label={words.sources}>
			<p aria-hidden="true">{words.sources}</p>
			<ol dir="auto">
				{sources.map(({ sourceId, url, title }) => {
					const { address, place } = shownLink(url, title, { links, own: location.host }) ?? {};
					return (
						<li key={url} value={sourceId}>
							{address === undefined ? (
								title
							) : (
								<a href={address} target="_blank" rel="noopener noreferrer nofollow">
									{title}
								</a>
							)}
							{place && <span> ({place})</span>}
						</li>
					);
				})}
			</ol>
		</section>
	);
}
