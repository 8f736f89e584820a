import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Show } from "../part/fetched.tsx";
import { ToolForm } from "../part/tool-form.tsx";
import { to } from "../store/place.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";
import { fetchTools, type Tool } from "../store/tools.ts";

/** One tool, or a new one. */
export function ToolPage({ site, id }: { readonly site: Site; readonly id: string }): JSX.Element {
	const tools = useMemo(() => resource<readonly Tool[]>(), []);
	const load = () => tools.load(() => fetchTools(site.id));
	useEffect(() => void load(), []);
	return (
		<div class="stack">
			<p>
				<a href={to("tools")}>← Tools</a>
			</p>
			<Show of={tools.now.value} again={load}>
				{(found) => {
					const tool = found.find((one) => one.id === id);
					if (!tool && id !== "new") return <p>This tool is no longer there.</p>;
					return <ToolForm site={site} tool={tool} saved={load} />;
				}}
			</Show>
		</div>
	);
}
