import { findFirefox, findWebKit } from "../../scripts/find-browsers.ts";
import { launchChromium } from "./chromium.ts";
import { launchFirefox } from "./firefox.ts";
import type { Visitor, VisitorOptions } from "./tab.ts";
import { launchWebKit } from "./webkit.ts";

/** A browser of this machine. */
export interface Installed {
	readonly name: "Chromium" | "Firefox" | "WebKit";
	launch(options?: VisitorOptions): Promise<Visitor>;
}

/** The browsers of this machine besides Chromium; `scripts/test.ts` says which are missing. */
export function otherBrowsers(): Installed[] {
	const [firefox, webkit] = [findFirefox(), findWebKit()];
	const others: Installed[] = [];
	if (!("missing" in firefox))
		others.push({ name: "Firefox", launch: (options) => launchFirefox(firefox.path, options) });
	if (!("missing" in webkit)) others.push({ name: "WebKit", launch: (options) => launchWebKit(webkit, options) });
	return others;
}

/** All browsers of this machine. */
export function allBrowsers(): Installed[] {
	return [{ name: "Chromium", launch: launchChromium }, ...otherBrowsers()];
}
