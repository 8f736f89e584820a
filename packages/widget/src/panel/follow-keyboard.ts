/**
 * Keeps a panel that fills the screen of a phone above the on-screen keyboard, which covers what stands at the bottom of a
 * page (CSSOM View, the visual viewport): `--seen` is the height that is left, `--panned` how far the page was moved up.
 * A page that the visitor has zoomed into is left as it is. Returns how to stop.
 */
export function followKeyboard(frame: HTMLElement): () => void {
	const viewport = window.visualViewport;
	if (!viewport) return () => undefined;
	const follow = () => {
		const zoomed = viewport.scale > 1.01;
		frame.style.setProperty("--seen", zoomed ? "" : `${viewport.height}px`);
		frame.style.setProperty("--panned", zoomed ? "" : `${viewport.offsetTop}px`);
	};
	const ended = new AbortController();
	for (const event of ["resize", "scroll"]) viewport.addEventListener(event, follow, { signal: ended.signal });
	return () => ended.abort();
}
