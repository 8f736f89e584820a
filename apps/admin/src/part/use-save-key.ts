import { useEffect } from "preact/hooks";

/** ⌘S and Ctrl+S save the form that is on the page. */
export function useSaveKey(save: (event: Event) => unknown): void {
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.key.toLowerCase() === "s" && (event.metaKey || event.ctrlKey)) save(event);
		};
		addEventListener("keydown", onKey);
		return () => removeEventListener("keydown", onKey);
	});
}
