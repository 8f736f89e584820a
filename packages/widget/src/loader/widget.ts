import type { Widget } from "./commands.ts";
import { forgetSite } from "./forget-site.ts";
import styles from "./loader.css?inline";
import { createStage } from "./stage.ts";
import type { WidgetParts } from "./widget-parts.ts";

/**
 * Puts a site's launcher on the page. Nothing is requested and nothing stored before the visitor acts. It is open again if the
 * panel's drawer (`store/memory.ts`) says that it was so on the page before; that is not read as JSON, for its bytes: inside a
 * text that was typed the quotes would be escaped.
 * @param removed called when the page wants the widget no more; with `true` when its whole document has gone and taken it along
 */
export function createWidget(parts: WidgetParts, removed: (again?: true) => void): Widget {
	const { settings, place } = parts;
	const inline = __BELLHOP_WHOLE__ && parts.inline;
	const host = inline ? inline.host : document.createElement("bellhop-widget");
	const root = (inline && host.shadowRoot) || host.attachShadow({ mode: "open" });
	const [open, close, toggle, tell] = createStage(parts, root);
	const onTrigger = ({ target }: Event) => {
		const trigger = (target as Element).closest?.<HTMLElement>("[data-bellhop-open]");
		if (trigger) void open(false, trigger);
	};
	const watch = new MutationObserver(() => {
		if (host.isConnected || !document.documentElement) return;
		widget("destroy");
		removed(true);
	});

	const sheet = new CSSStyleSheet();
	sheet.replaceSync((inline ? inline.styles : styles) + settings.style);
	root.adoptedStyleSheets = [sheet];
	keepKeys(host, close);
	addEventListener("click", onTrigger);
	if (!inline) {
		watch.observe(document, { childList: true });
		// Beside the body and in the top layer: what pages do to their body, and how high they stack, is nothing to it.
		document.documentElement.append(host);
	}
	/** What would hold the page up as long as it has not been drawn: the top layer, and the browser's storage. */
	const appear = () => {
		if (host.popover) return;
		try {
			if (!inline) host.popover = "manual";
			if (!inline) host.showPopover?.();
			if (inline || sessionStorage.getItem(`bellhop:${settings.site.id}`)?.includes('"open":true')) void open(true);
		} catch {
			// Storage is denied, or the page has taken the host away already.
		}
	};
	requestAnimationFrame(appear);
	const widget: Widget = (...one) => {
		const [command, event, listener] = one;
		appear();
		if (command === "open") void open();
		else if (command === "close") close();
		else if (command === "toggle") toggle();
		else {
			const panel = tell(one);
			if (command === "ask") void open();
			if (command === "logout" && !panel) forgetSite(settings.site.id, place.url.origin);
			if (command === "destroy") {
				removeEventListener("click", onTrigger);
				watch.disconnect();
				if (inline) root.replaceChildren();
				else host.remove();
				removed();
			}
			if (`${command} ${event}` === "on ready") queueMicrotask(listener as VoidFunction);
		}
	};
	return widget;
}

/** The page sees no text field behind what is typed here, and would take it for its shortcuts. */
function keepKeys(host: HTMLElement, close: () => void): void {
	host.onkeydown =
		host.onkeypress =
		host.onkeyup =
			(event) => {
				event.stopPropagation();
				if (event.type + event.key === "keydownEscape" && !event.isComposing) close();
			};
}
