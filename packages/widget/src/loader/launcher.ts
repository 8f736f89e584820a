import type { LauncherWords } from "../words/words.ts";
import { fill } from "../words/words.ts";

/** How the launcher stands: closed, waiting for the panel, open, or closed because the panel could not be loaded. */
export type LauncherState = "closed" | "loading" | "open" | "failed";

const outlines = {
	chat: "M6.5 5.5h15a3 3 0 0 1 3 3v9a3 3 0 0 1-3 3H14l-5.5 4v-4h-2a3 3 0 0 1-3-3v-9a3 3 0 0 1 3-3zM9.5 11h9M9.5 15h6",
	down: "M7 11l7 7 7-7",
};

/** The button in the corner, and a line of words beside it for when it cannot do what it says. */
export function createLauncher(site: string, words: LauncherWords) {
	const button = document.createElement("button");
	const line = document.createElement("div");
	button.type = "button";
	button.className = "launcher";
	button.append(drawIcon("chat"), drawIcon("down"));
	button.setAttribute("aria-haspopup", "dialog");
	line.className = "line";
	line.setAttribute("role", "status");
	const show = (state: LauncherState) => {
		const open = state === "open";
		button.dataset["state"] = state;
		button.setAttribute("aria-expanded", String(open));
		button.setAttribute("aria-busy", String(state === "loading"));
		button.setAttribute("aria-label", fill(open ? words.close : words.open, { site }));
		line.dataset["state"] = state;
		line.textContent = state === "failed" ? words.failed : state === "loading" ? words.loading : "";
	};
	show("closed");
	return { button, line, show };
}

function drawIcon(name: keyof typeof outlines): SVGElement {
	const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
	const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
	icon.setAttribute("class", name);
	icon.setAttribute("viewBox", "0 0 28 28");
	icon.setAttribute("aria-hidden", "true");
	path.setAttribute("d", outlines[name]);
	icon.append(path);
	return icon;
}
