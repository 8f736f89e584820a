import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/**
 * Whether what stands in a frame is wider than the frame: only then it scrolls, and can be reached by keyboard (WCAG 2.1.1). A frame that might
 * scroll is painted again whenever what is around it grows, even where all of it is to be seen.
 * @returns `inside`, for the one element in the frame, which is as wide as the frame at least
 */
export function useWide<Inside extends HTMLElement>(): {
	readonly inside: RefObject<Inside | null>;
	readonly wide: boolean;
} {
	const inside = useRef<Inside>(null);
	const [wide, setWide] = useState(false);
	useLayoutEffect(() => {
		const frame = inside.current?.parentElement;
		if (!inside.current || !frame) return;
		const sizes = new ResizeObserver(() => setWide(frame.scrollWidth > frame.clientWidth));
		sizes.observe(inside.current);
		return () => sizes.disconnect();
	}, []);
	return { inside, wide };
}
