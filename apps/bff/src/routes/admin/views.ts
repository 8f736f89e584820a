import type { AuditEntry, Authorization, Site, Tool } from "../../database/tables/index.ts";
import type { ListedTool } from "../../tool/list-tools.ts";

/** A site as the page shows it, with the tag to paste, and the address of its page with the chat alone. */
export function siteView(site: Site, address: string) {
	const { id, name, greeting, starters, accent, theme, corner, looks, allowedOrigins } = site;
	const tag = `<script async src="${address}/${id}.js"></script>`;
	const page = `${address}/chat/${id}`;
	return { id, name, greeting, starters, accent, theme, corner, looks, allowedOrigins, tag, page };
}

/** A tool as its editor takes it; `authorization` is the record's name. */
function toolView(tool: Tool, authorization: Pick<Authorization, "name"> | null) {
	const { id, name, title, description, method, url, headers, parameters, response, access, audience } = tool;
	const { confirmation, writing, timeoutMs, idempotent, subjectTokenAudience, state, updatedAt } = tool;
	return {
		...{ id, name, title, description, method, url, headers, parameters, response, access, audience },
		...(subjectTokenAudience !== null && { subjectTokenAudience }),
		...{ confirmation, writing, timeoutMs, idempotent, state, updatedAt, authorization: authorization?.name ?? null },
	};
}

/** A tool in the list. */
export function listedToolView({ tool, authorization, lastUsedAt, calls24h, failures24h }: ListedTool) {
	return { ...toolView(tool, authorization), lastUsedAt, calls24h, failures24h };
}

/** An audit entry. */
export function changeView(entry: AuditEntry) {
	const { number, siteId, actor, action, subjectId, subjectName, before, after, at } = entry;
	return { number, siteId, actor, action, subjectId, subjectName, before, after, at };
}
