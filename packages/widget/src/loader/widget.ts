import type { LoaderSettings } from "@bellhop/contract/site";
import type { Widget } from "./commands.ts";
import { forgetSite } from "./forget-site.ts";
import styles from "./loader.css?inline";
import { createStage } from "./stage.ts";
import type { TagPlace } from "./tag-place.ts";

/**
 * Puts a site's launcher on the page. Nothing is requested and nothing stored before the visitor acts.
 * @param removed called when the page wants the widget no more
 */
export function createWidget(settings: LoaderSettings, place: TagPlace, removed: () => void): Widget {
	const { id } = settings.site;
	const host = document.createElement("bellhop-widget");
	const root = host.attachShadow({ mode: "open" });
	const [open, close, toggle, tell] = createStage(settings, place, root);
	const onTrigger = ({ target }: Event) => {
		if ((target as Element).closest?.("[data-bellhop-open]")) void open();
	};

	root.adoptedStyleSheets = [sheetOf(settings)];
	host.onkeydown = (event) => {
		if (event.key === "Escape" && !event.isComposing) close();
	};
	addEventListener("click", onTrigger);
	whenBody((body) => body.append(host));
	if (wasOpen(id)) void open(true);
	return (...one) => {
		const [command, event, listener] = one;
		if (command === "open") void open();
		else if (command === "close") close();
		else if (command === "toggle") toggle();
		else {
			const panel = tell(one);
			if (command === "ask") void open();
			if (command === "logout" && !panel) forgetSite(id, place.origin);
			if (command === "destroy") {
				removeEventListener("click", onTrigger);
				host.remove();
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

function sheetOf({ site, colours }: LoaderSettings): CSSStyleSheet {
	const sheet = new CSSStyleSheet();
	const { accent, corner } = site;
	sheet.replaceSync(
		`${styles}:host{--accent:${accent};--on-accent:${colours.ink}}` +
			`.launcher,.line{${corner}:max(16px,env(safe-area-inset-${corner}))}`,
	);
	return sheet;
}

/** An async script may run before there is a body. */
function whenBody(act: (body: HTMLElement) => void): void {
	if (document.body) act(document.body);
	else addEventListener("DOMContentLoaded", () => act(document.body));
}
