import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Back } from "../part/back.tsx";
import { ConversationTrace } from "../part/conversation/conversation-trace.tsx";
import { Show } from "../part/fetched.tsx";
import { Gone } from "../part/gone.tsx";
import { Refusal } from "../store/client.ts";
import { fetchTrace, type Trace } from "../store/conversations.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";

/** One conversation, with all that happened behind it. */
export function ConversationPage({ site, id }: { readonly site: Site; readonly id: string }): JSX.Element {
	const found = useMemo(() => resource<Trace | "gone">(), []);
	const load = () =>
		found.load(() =>
			fetchTrace(site.id, id).catch((error: unknown) => {
				if (error instanceof Refusal && error.code === "not_found") return "gone" as const;
				throw error;
			}),
		);
	useEffect(() => void load(), []);
	return (
		<div class="stack">
			<Back page="conversations" title="Conversations" />
			<Show of={found.now.value} again={load}>
				{(trace) => (trace === "gone" ? <Gone what="conversation" /> : <ConversationTrace trace={trace} />)}
			</Show>
		</div>
	);
}
