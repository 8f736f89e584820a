import { html } from "hono/html";
import type { Product } from "../inventory/product.ts";
import { landscape } from "./art/landscape.ts";
import { picture } from "./art/picture.ts";
import type { Markup } from "./layout.ts";
import { price } from "./price.ts";

const running = new Set(["HP-RUN-01", "HP-TRL-02", "HP-SRT-06", "HP-VST-10"]);

/** The shop window: hero, two shelves, delivery and returns. */
export function homePage(products: readonly Product[]): Markup {
	return html`<section class="hero">
${landscape}
<div class="hero-words">
<h1>Out before the ferry,<br>home after dark.</h1>
<p>Running shoes, honest layers and small useful things, tested on the coast path behind the shop.</p>
<a class="button" href="/products/tern-running-shoes">See the Tern</a>
</div>
</section>
${shelf({ id: "running", title: "For running", products: products.filter(({ sku }) => running.has(sku)) })}
${shelf({ id: "outdoor", title: "For everything else outdoors", products: products.filter(({ sku }) => !running.has(sku)) })}
<section class="promises" id="delivery" aria-label="Delivery and returns">
<div><h2>Free delivery over £60</h2><p>Two to four working days with Caledonian Parcels, £3.50 below that.</p></div>
<div><h2>60 days to return</h2><p>Muddy is fine. Tell us the order number and we send a label.</p></div>
<div><h2>Repairs for life</h2><p>Zips, seams and soles, mended in the back room at cost.</p></div>
</section>`;
}

type Shelf = { id: string; title: string; products: readonly Product[] };

function shelf({ id, title, products }: Shelf): Markup {
	return html`<section class="shelf" id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<ul class="grid">${products.map(card)}</ul>
</section>`;
}

function card(product: Product): Markup {
	const available = product.sizes.some(({ in_stock }) => in_stock > 0);
	return html`<li><a class="card" href="/products/${product.slug}">
<span class="tile">${picture(product.slug)}</span>
<span class="card-name">${product.name}</span>
<span class="card-price">${price(product.price)}${available ? "" : html` <em>back soon</em>`}</span>
</a></li>`;
}
