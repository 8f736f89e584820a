import type { LoadOptions } from "./bellhop.ts";
import { commands, type Told } from "./commands.ts";
import { makeScript } from "./script.ts";

/** One site's widget, shared by all who load it. */
export interface Widget {
	/** Settles once it is there. */
	readonly loaded: Promise<void>;
	/** Says something to it, now or when it is there. */
	tell(...told: Told): void;
	/** One more wants it. */
	hold(): void;
	/** One less does; when it was the last one, it is taken off the page. */
	release(): void;
}

/**
 * Loads a site's widget.
 * @param gone called when it is wanted no more, or could not be loaded: the next one who wants it loads it anew
 */
export function createWidget(
	{ src, site }: { readonly src: string; readonly site: string },
	options: LoadOptions,
	gone: () => void,
): Widget {
	const waiting: Told[] = [];
	let holders = 0;
	let state: "loading" | "ready" | "over" = "loading";
	const say = (...told: Told) => commands()(...told, site);
	const end = () => {
		state = "over";
		gone();
	};
	const destroy = () => {
		end();
		say("destroy");
	};
	const arrive = new Promise<void>((resolve, reject) => {
		if (!("adoptedStyleSheets" in document)) throw new Error("Bellhop: this browser is too old for the chat");
		const script = makeScript(src, site, options);
		script.onerror = () => {
			script.remove();
			reject(new Error(`Bellhop: ${src} could not be loaded`));
		};
		// What was said before there is a widget would be lost where another one is on the page already.
		say("on", "ready", () => {
			if (state !== "loading") return;
			state = "ready";
			resolve();
			if (holders === 0) return destroy();
			for (const told of waiting) say(...told);
		});
		document.head.append(script);
	});
	const loaded = arrive.catch((error: unknown) => {
		end();
		throw error;
	});
	// Whoever does not look at it need not catch it.
	loaded.catch(() => undefined);
	return {
		loaded,
		tell(...told) {
			if (state === "ready") say(...told);
			else if (state === "loading") waiting.push(told);
		},
		hold() {
			holders++;
		},
		release() {
			holders--;
			if (holders === 0 && state === "ready") destroy();
		},
	};
}
