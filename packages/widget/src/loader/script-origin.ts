/**
 * Where the tag was served from, which is where the BFF is. A tag that was bundled or evaluated has no current script:
 * then the tag with the site's id counts, and at last the page's own origin.
 */
export function scriptOrigin(site: string): string {
	const current = document.currentScript;
	const script =
		current instanceof HTMLScriptElement && current.src !== ""
			? current
			: document.querySelector<HTMLScriptElement>(`script[src*="/${site}.js"]`);
	return script ? new URL(script.src, location.href).origin : location.origin;
}
