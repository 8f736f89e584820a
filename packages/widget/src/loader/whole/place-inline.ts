const name = "bellhop-chat";
type Makers = Map<string, (host: HTMLElement) => void>;

/**
 * Puts the chat of a site into the page's `<bellhop-chat>` elements, those there are and those to come: each when it nears
 * the screen. `site` names one of several sites, as an attribute. A site's chat stands in one place at a time.
 */
export function placeInline(site: string, make: (host: HTMLElement) => void): void {
	const known = customElements.get(name) as { readonly makers?: Makers } | undefined;
	if (known?.makers) known.makers.set(site, make);
	else if (!known) customElements.define(name, elementOf(new Map([[site, make]])));
	// Elements that were there before their site's tag.
	for (const element of document.querySelectorAll<HTMLElement & Partial<ChatElement>>(name)) element.take?.();
}

interface ChatElement {
	take(): void;
}

function elementOf(makers: Makers) {
	return class extends HTMLElement implements ChatElement {
		static readonly makers = makers;
		#site: string | undefined;
		readonly #nearing = new IntersectionObserver(
			(entries) => {
				if (entries.some(({ isIntersecting }) => isIntersecting)) this.#fill();
			},
			{ rootMargin: "200px" },
		);

		connectedCallback(): void {
			this.take();
		}

		disconnectedCallback(): void {
			// One that is only moved stays as it is.
			queueMicrotask(() => {
				if (this.isConnected) return;
				this.#nearing.disconnect();
				if (this.#site !== undefined) window.Bellhop?.("destroy", this.#site);
				this.#site = undefined;
			});
		}

		take(): void {
			if (this.#site === undefined) this.#nearing.observe(this);
		}

		#fill(): void {
			const site = this.getAttribute("site") ?? makers.keys().next().value;
			const make = makers.get(site ?? "");
			if (site === undefined || !make || this.#site !== undefined) return;
			this.#nearing.disconnect();
			this.#site = site;
			make(this);
		}
	};
}
