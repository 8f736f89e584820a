import type { LauncherWords, LoaderSettings } from "@bellhop/contract/site";

/** How the launcher stands: closed, waiting for the panel, open, or closed because the panel could not be loaded. */
export type LauncherState = "closed" | "loading" | "open" | "failed";

const down = "M7 11l7 7 7-7";

/**
 * Puts the button in the corner into the root, and a line of words beside it for when it cannot do what it says. Returns
 * the button, how its state is shown, and how it goes on in another language.
 */
export function createLauncher(root: ShadowRoot, { icon: closed, launcher: first }: LoaderSettings) {
	let words: LauncherWords & { readonly close?: string } = first;
	let shown: LauncherState = "closed";
	const button = document.createElement("button");
	const line = document.createElement("div");
	const draw = (name: "svg" | "path") => document.createElementNS("http://www.w3.org/2000/svg", name);
	const icon = draw("svg");
	const path = draw("path");
	const set = (element: Element, name: string, value: unknown) => element.setAttribute(name, value as string);
	const show = (state: LauncherState) => {
		shown = state;
		const open = state === "open";
		set(button, "aria-expanded", open);
		set(button, "aria-label", (open && words.close) || words.open);
		set(path, "d", open ? down : closed);
		button.className = `launcher ${state}`;
		line.className = `line ${state}`;
		line.textContent = open ? "" : ((words as Partial<Record<LauncherState, string>>)[state] ?? "");
	};
	const speak = (others: typeof words) => {
		words = others;
		show(shown);
	};
	set(button, "part", "launcher");
	set(button, "aria-haspopup", "dialog");
	set(icon, "viewBox", "0 0 28 28");
	set(line, "role", "status");
	line.dir = "auto";
	icon.append(path);
	button.append(icon);
	show(shown);
	root.append(line, button);
	return [button, show, speak] as const;
}
