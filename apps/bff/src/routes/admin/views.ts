import type { AuditEntry, Authorization, Site, Tool } from "../../database/tables/index.ts";
import type { ListedTool } from "../../tool/list-tools.ts";
import type { WidgetBuild } from "../../widget/widget-build.ts";
import { pinnedTag } from "../pinned-tag.ts";

/** What an owner pastes: the tag, and the one for pages that pin what they load. */
interface Tags {
	readonly tag: string;
	readonly pinnedTag: string;
}

/** A site as the page shows it, with the tags to paste, and the address of its page with the chat alone. */
export function siteView(site: Site, address: string, build: WidgetBuild) {
	const { id, name, greeting, starters, accent, theme, corner, looks, allowedOrigins, suggestions } = site;
	const tag = `<script async src="${address}/${id}.js"></script>`;
	const tags: Tags = { tag, pinnedTag: pinnedTag(id, address, build) };
	const page = `${address}/chat/${id}`;
	return {
		...{ id, name, greeting, starters, accent, theme, corner, looks, allowedOrigins, suggestions },
		...tags,
		page,
	};
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
