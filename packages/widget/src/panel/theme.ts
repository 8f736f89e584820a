import type { SiteSettings } from "@bellhop/contract/site";

/** Marks an element `data-theme="light"` or `"dark"` by the site's setting; `auto` follows the visitor's system, until the function returned is called. */
export function followTheme(element: HTMLElement, theme: SiteSettings["theme"]): () => void {
	const dark = matchMedia("(prefers-color-scheme: dark)");
	const apply = () => {
		element.dataset["theme"] = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
	};
	apply();
	if (theme === "auto") dark.addEventListener("change", apply);
	return () => dark.removeEventListener("change", apply);
}
