import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Back } from "../part/back.tsx";
import { WhichConnection } from "../part/connection-table.tsx";
import { Show } from "../part/fetched.tsx";
import { Gone } from "../part/gone.tsx";
import { ToolForm } from "../part/tool/tool-form.tsx";
import { type Authorization, fetchAuthorizations } from "../store/authorizations.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";
import { fetchTools, type Tool } from "../store/tools.ts";

/** One tool, or a new one. */
export function ToolPage({ site, id }: { readonly site: Site; readonly id: string }): JSX.Element {
	const found = useMemo(
		() => resource<{ readonly tools: readonly Tool[]; readonly authorizations: readonly Authorization[] }>(),
		[],
	);
	const load = () =>
		found.load(async () => ({
			tools: await fetchTools(site.id),
			authorizations: await fetchAuthorizations(site.id),
		}));
	useEffect(() => void load(), []);
	return (
		<div class="stack">
			<Back page="tools" title="Tools" />
			{id === "new" && <WhichConnection />}
			<Show of={found.now.value} again={load}>
				{({ tools, authorizations }) => {
					const tool = tools.find((one) => one.id === id);
					if (!tool && id !== "new") return <Gone what="tool" />;
					return <ToolForm site={site.id} tool={tool} tools={tools} authorizations={authorizations} saved={load} />;
				}}
			</Show>
		</div>
	);
}
