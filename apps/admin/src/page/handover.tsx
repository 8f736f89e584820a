import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Show } from "../part/fetched.tsx";
import { Deliveries } from "../part/handover/deliveries.tsx";
import { HandoverForm } from "../part/handover/handover-form.tsx";
import { fetchHandover, type HandoverState } from "../store/handover.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";

/** When and how a person takes over. */
export function HandoverPage({ site }: { readonly site: Site }): JSX.Element {
	const state = useMemo(() => resource<HandoverState>(), []);
	const load = () => state.load(() => fetchHandover(site.id));
	useEffect(() => void load(), []);
	return (
		<div class="stack">
			<Show of={state.now.value} again={load}>
				{(now) => (
					<>
						<HandoverForm site={site} state={now} changed={load} />
						<Deliveries handovers={now.handovers} again={load} />
					</>
				)}
			</Show>
		</div>
	);
}
