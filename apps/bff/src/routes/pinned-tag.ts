import { createHash } from "node:crypto";
import type { WidgetBuild } from "../widget/widget-build.ts";

/**
 * The tag of a site for pages that say what the script has to be (W3C Subresource Integrity). It stays as it is when the BFF
 * is upgraded, and so does what it loads; a newer one is pasted when the page's owner chooses to.
 */
export function pinnedTag(site: string, address: string, { hash, files }: WidgetBuild): string {
	const digest = createHash("sha384")
		.update(files.get("loader.js") ?? "")
		.digest("base64");
	return `<script async src="${address}/widget/${hash}/loader.js" data-site="${site}" integrity="sha384-${digest}" crossorigin="anonymous"></script>`;
}
