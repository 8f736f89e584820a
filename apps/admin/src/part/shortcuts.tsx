import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

const keys = [
	["/", "Search the list"],
	["n", "Make a new one"],
	["Ctrl+S or ⌘S", "Save the form"],
	["Esc", "Back to the list, when no field has the focus"],
	["?", "This help"],
] as const;

/** The page's keys, and the list of them. They are silent while somebody types, behind a dialog, and with another key held down. */
export function Shortcuts(): JSX.Element {
	const help = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
			if (document.querySelector("dialog[open]")) return;
			const act = actOf(event.key, help.current);
			if (!act) return;
			event.preventDefault();
			act();
		};
		addEventListener("keydown", onKey);
		return () => removeEventListener("keydown", onKey);
	}, []);
	return (
		<>
			<button type="button" class="quiet" onClick={() => help.current?.showModal()}>
				Keys
			</button>
			<dialog ref={help} aria-labelledby="keys-title">
				<form method="dialog" class="stack">
					<h2 id="keys-title">Keys</h2>
					<dl class="keys">
						{keys.map(([key, meaning]) => (
							<div key={key}>
								<dt>
									<kbd>{key}</kbd>
								</dt>
								<dd>{meaning}</dd>
							</div>
						))}
					</dl>
					<button type="submit">Close</button>
				</form>
			</dialog>
		</>
	);
}

function actOf(key: string, help: HTMLDialogElement | null): (() => void) | undefined {
	const find = (selector: string) => document.querySelector<HTMLElement>(`main ${selector}`);
	if (key === "?") return () => help?.showModal();
	const search = find("input[type=search]");
	if (key === "/" && search) return () => search.focus();
	const fresh = find("a[data-key=n]");
	if (key === "n" && fresh) return () => fresh.click();
	const back = find("a[data-key=Escape]");
	return key === "Escape" && back ? () => back.click() : undefined;
}

function isTyping(target: EventTarget | null): boolean {
	return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}
