import { html } from "hono/html";
import type { Product } from "../inventory/product.ts";
import { picture } from "./art/picture.ts";
import type { Markup } from "./layout.ts";
import { price } from "./price.ts";

/** One product with its sizes; those out of stock can be read but not chosen. */
export function productPage(product: Product): Markup {
	const available = product.sizes.some(({ in_stock }) => in_stock > 0);
	return html`<article class="product">
<div class="tile large">${picture(product.slug)}</div>
<div class="product-words">
<p class="kind">${product.category}</p>
<h1>${product.name}</h1>
<p class="product-price">${price(product.price)}</p>
<p>${product.description}</p>
<form action="/basket">
<input type="hidden" name="sku" value="${product.sku}">
<fieldset>
<legend>Size</legend>
<div class="sizes">${product.sizes.map(sizeChoice)}</div>
</fieldset>
<button class="button" ${available ? "" : "disabled"}>${available ? "Add to basket" : "Out of stock"}</button>
</form>
<dl class="facts">
<div><dt>Delivery</dt><dd>${product.price >= 60 ? "Free" : "£3.50"}, two to four working days</dd></div>
<div><dt>Returns</dt><dd>60 days, muddy is fine</dd></div>
<div><dt>Article</dt><dd>${product.sku}</dd></div>
</dl>
</div>
</article>`;
}

function sizeChoice({ size, in_stock }: Product["sizes"][number]): Markup {
	const few = in_stock > 0 && in_stock <= 3;
	const words = in_stock === 0 ? "sold out" : few ? `${in_stock} left` : "";
	return html`<label class="size"><input type="radio" name="size" value="${size}" required ${in_stock === 0 ? "disabled" : ""}>
<span>${size}${words ? html` <small>${words}</small>` : ""}</span></label>`;
}
