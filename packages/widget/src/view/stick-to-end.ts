import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** Pixels from the end that still count as being there. */
const near = 32;

/**
 * Keeps a scrolling frame at its end while its content grows, but only if the reader is there; `away` says that there
 * is something below. A change of `sent` (the visitor's newest message) always goes to the end. Before anything was said
 * (`talks`) it stands at its beginning.
 */
export function useStickToEnd(
	frame: RefObject<HTMLElement | null>,
	{ sent, talks }: { readonly sent: string; readonly talks: boolean },
): { readonly away: boolean; jump(): void } {
	const [away, setAway] = useState(false);
	const sticks = useRef(true);
	const talking = useRef(talks);
	talking.current = talks;
	const jump = () => {
		sticks.current = true;
		// Not `scrollTo`: Prototype's scrolls the page.
		if (talking.current) frame.current?.scroll({ top: frame.current.scrollHeight });
	};
	useEffect(() => {
		const scroller = frame.current;
		if (!scroller) return;
		let seen = scroller.scrollTop;
		const look = () => {
			const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight <= near;
			// Only the reader scrolls up; the end moving away below them is growth, not their wish.
			if (atEnd) sticks.current = true;
			else if (scroller.scrollTop < seen) sticks.current = false;
			seen = scroller.scrollTop;
			setAway(talking.current && !atEnd && !sticks.current);
		};
		const grow = () => (sticks.current ? jump() : look());
		const sizes = new ResizeObserver(grow);
		sizes.observe(scroller);
		if (scroller.firstElementChild) sizes.observe(scroller.firstElementChild);
		scroller.addEventListener("scroll", look, { passive: true });
		return () => {
			sizes.disconnect();
			scroller.removeEventListener("scroll", look);
		};
	}, []);
	useEffect(jump, [sent]);
	return { away, jump };
}
