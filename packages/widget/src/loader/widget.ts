import type { Widget } from "./commands.ts";
import { forgetSite } from "./forget-site.ts";
import styles from "./loader.css?inline";
import { createStage } from "./stage.ts";
import type { WidgetParts } from "./widget-parts.ts";

/**
 * Puts a site's launcher on the page. Nothing is requested and nothing stored before the visitor acts.
 * @param removed called when the page wants the widget no more
 */
export function createWidget(parts: WidgetParts, removed: () => void): Widget {
	const { settings, place } = parts;
	const inline = __BELLHOP_WHOLE__ && parts.inline;
	const { id } = settings.site;
	const host = inline ? inline.host : document.createElement("bellhop-widget");
	const root = (inline && host.shadowRoot) || host.attachShadow({ mode: "open" });
	const [open, close, toggle, tell] = createStage(parts, root);
	const onTrigger = ({ target }: Event) => {
		const trigger = (target as Element).closest?.<HTMLElement>("[data-bellhop-open]");
		if (trigger) void open(false, trigger);
	};

	const sheet = new CSSStyleSheet();
	sheet.replaceSync((inline ? inline.styles : styles) + settings.style);
	root.adoptedStyleSheets = [sheet];
	host.onkeydown = (event) => {
		if (event.key === "Escape" && !event.isComposing) close();
	};
	addEventListener("click", onTrigger);
	if (!inline) whenBody((body) => body.append(host));
	if (inline || wasOpen(id)) void open(true);
	return (...one) => {
		const [command, event, listener] = one;
		if (command === "open") void open();
		else if (command === "close") close();
		else if (command === "toggle") toggle();
		else {
			const panel = tell(one);
			if (command === "ask") void open();
			if (command === "logout" && !panel) forgetSite(id, place.url.origin);
			if (command === "destroy") {
				removeEventListener("click", onTrigger);
				if (inline) root.replaceChildren();
				else host.remove();
				removed();
			}
			if (`${command} ${event}` === "on ready") queueMicrotask(listener as VoidFunction);
		}
	};
}

/** Whether this tab had the panel open on the page before: what the panel keeps in its drawer (`store/memory.ts`). */
function wasOpen(site: string): boolean | undefined {
	try {
		// Not read as JSON, for its bytes: inside a text that was typed the quotes would be escaped.
		return sessionStorage.getItem(`bellhop:${site}`)?.includes('"open":true');
	} catch {
		return false;
	}
}

/** An async script may run before there is a body. */
function whenBody(act: (body: HTMLElement) => void): void {
	if (document.body) act(document.body);
	else addEventListener("DOMContentLoaded", () => act(document.body));
}
