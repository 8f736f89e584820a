import { useEffect, useRef } from "preact/hooks";

/** ⌘S and Ctrl+S save the form that is on the page, as it was last drawn: effects run later than a quick hand. */
export function useSaveKey(save: (event: Event) => unknown): void {
	const latest = useRef(save);
	latest.current = save;
	useEffect(() => {
		const onKey = (event: KeyboardEvent) => {
			if (event.key.toLowerCase() === "s" && (event.metaKey || event.ctrlKey)) latest.current(event);
		};
		addEventListener("keydown", onKey);
		return () => removeEventListener("keydown", onKey);
	}, []);
}
