import type { PageContext } from "@bellhop/contract/page";
import { pageLimits } from "@bellhop/contract/page-limits";

/**
 * Where the visitor is, if the page wants it told: `page` of `Bellhop("update", …)`, `true` or fields of its own. Query and
 * fragment of the address stay here, they may hold secrets.
 */
export function whereOf(page: unknown): PageContext | undefined {
	if (page !== true && (typeof page !== "object" || page === null)) return undefined;
	const fields = Object.entries(page === true ? {} : page)
		.filter(([, value]) => /^(string|number|boolean)$/.test(typeof value))
		.slice(0, pageLimits.fields)
		.map(([name, value]) => [name.slice(0, pageLimits.name), String(value).slice(0, pageLimits.value)] as const);
	return {
		url: (location.origin + location.pathname).slice(0, pageLimits.url),
		title: document.title.slice(0, pageLimits.title),
		...(fields.length > 0 && { fields: Object.fromEntries(fields) }),
	};
}
