import type { LoaderSettings } from "@bellhop/contract/site";
import { inkOn } from "../panel/accent.ts";
import type { Panel } from "../panel/place.ts";
import type { Identity } from "../store/identity.ts";
import { launcherEnglish } from "../words/en.ts";
import type { Widget } from "./commands.ts";
import { forgetSite } from "./forget-site.ts";
import { createLauncher } from "./launcher.ts";
import styles from "./loader.css?inline";
import { panelDoor } from "./panel-door.ts";

/** Puts a site's launcher on the page. Nothing is requested and nothing stored before the visitor acts. */
export function createWidget({ site, panel: path }: LoaderSettings, origin: string): Widget {
	const host = document.createElement("bellhop-widget");
	const root = host.attachShadow({ mode: "open" });
	const launcher = createLauncher(site.name, launcherEnglish);
	const loadPanel = panelDoor(origin + path);
	const preload = () => void loadPanel().catch(() => undefined);
	let panel: Panel | undefined;
	let identity: Identity | undefined;
	let wanted = false;

	const open = async (quietly = false) => {
		if (wanted) return;
		wanted = true;
		launcher.show("loading");
		try {
			const { mountPanel } = await loadPanel();
			panel ??= mountPanel({ root, origin, site, identity, close });
			if (!wanted) return;
			panel.show(quietly);
			launcher.show("open");
		} catch {
			if (wanted) launcher.show("failed");
			wanted = false;
		}
	};
	const close = () => {
		if (!wanted) return;
		wanted = false;
		const held = root.activeElement;
		panel?.hide();
		launcher.show("closed");
		if (held) launcher.button.focus();
	};
	const toggle = () => (wanted ? close() : void open());

	root.adoptedStyleSheets = [sheetOf(site)];
	root.append(launcher.line, launcher.button);
	launcher.button.addEventListener("pointerenter", preload);
	launcher.button.addEventListener("focus", preload);
	launcher.button.addEventListener("click", toggle);
	host.addEventListener("keydown", (event) => {
		if (event.key === "Escape" && !event.isComposing) close();
	});
	whenBody((body) => body.append(host));
	if (wasOpen(site.id)) void open(true);
	return {
		open: () => void open(),
		close,
		toggle,
		identify(given) {
			identity = given;
			panel?.identify(given);
		},
		logout() {
			identity = undefined;
			if (panel) panel.logOut();
			else forgetSite(site.id, origin);
		},
	};
}

/** Whether this tab had the panel open on the page before: what the panel keeps in its drawer (`store/memory.ts`). */
function wasOpen(site: string): boolean {
	try {
		return JSON.parse(sessionStorage.getItem(`bellhop:${site}`) ?? "{}").open === true;
	} catch {
		return false;
	}
}

function sheetOf(site: LoaderSettings["site"]): CSSStyleSheet {
	const sheet = new CSSStyleSheet();
	const corner = site.corner === "left" ? "left" : "right";
	sheet.replaceSync(
		`${styles}:host{--accent:${site.accent}!important;--on-accent:${inkOn(site.accent)}!important}` +
			`.launcher,.line{${corner}:max(16px,env(safe-area-inset-${corner}))}`,
	);
	return sheet;
}

/** An async script may run before there is a body. */
function whenBody(act: (body: HTMLElement) => void): void {
	if (document.body) act(document.body);
	else document.addEventListener("DOMContentLoaded", () => act(document.body));
}
