import { html } from "hono/html";
import type { Product } from "../inventory/product.ts";
import { picture } from "./art/picture.ts";
import type { Markup } from "./layout.ts";
import { price } from "./price.ts";

/** The basket: what was just chosen, and an honest word instead of a checkout. */
export function basketPage(product: Product | undefined, size: string | undefined): Markup {
	if (!product) {
		return html`<section class="plain"><h1>Your basket is empty</h1><p>Nothing in it yet.</p>
<a class="button" href="/">Back to the shop</a></section>`;
	}
	return html`<section class="plain">
<h1>Your basket</h1>
<div class="row"><span class="tile small">${picture(product.slug)}</span>
<p><strong>${product.name}</strong><br>${size ? `Size: ${size}` : product.category}</p>
<p class="row-price">${price(product.price)}</p></div>
<p>This is a demonstration shop, so there is no checkout.</p>
<a class="button" href="/">Back to the shop</a>
</section>`;
}

/** For an address the shop does not know. */
export function missingPage(): Markup {
	return html`<section class="plain"><h1>Nothing on this shelf</h1><p>The page you asked for is not here.</p>
<a class="button" href="/">Back to the shop</a></section>`;
}
