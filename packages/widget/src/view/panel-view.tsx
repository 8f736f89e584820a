import type { VNode } from "preact";
import { Composer } from "./composer.tsx";
import { Header } from "./header.tsx";
import { MessageList } from "./message-list.tsx";
import { type PanelContext, PanelProvider } from "./panel-context.ts";
import { useValue } from "./use-value.ts";

/** The panel: a dialog beside the page, never over it for those who only want to read on. */
export function PanelView({ context }: { readonly context: PanelContext }): VNode {
	const { store, words, open, talk, inline } = context;
	const { name, corner } = useValue(store.site);
	const shown = useValue(open);
	const { Announcer, Notice } = useValue(talk.chunk) ?? {};
	return (
		<PanelProvider value={context}>
			{/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have a name */}
			<div
				id="panel"
				class={inline ? "panel inline" : "panel"}
				part="panel"
				role={inline ? "region" : "dialog"}
				aria-label={name}
				lang={words.language}
				dir={words.direction}
				data-corner={inline ? undefined : corner}
				hidden={!shown}
			>
				<Header />
				<MessageList />
				{Notice && <Notice />}
				<Composer />
				{Announcer && <Announcer />}
			</div>
		</PanelProvider>
	);
}
