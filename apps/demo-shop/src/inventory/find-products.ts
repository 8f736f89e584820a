import type { Product } from "./product.ts";

const fillers = new Set(["a", "an", "the", "and", "or", "for", "in", "of", "with", "to", "size", "pair"]);

/** A product as the inventory API answers it. */
export type FoundProduct = Omit<Product, "slug" | "description"> & {
	/** The address of its page. */
	page: string;
};

type Wish = { query: string; size?: string | undefined };

/**
 * Products whose name or category has every word of the query, singular or plural alike. With a size, only products
 * that come in it, and of their sizes only that one. `shop` is the origin of their pages.
 */
export function findProducts(products: readonly Product[], wish: Wish, shop: string): FoundProduct[] {
	const wanted = stems(wish.query).filter((word) => !fillers.has(word) && !/^\d+$/.test(word));
	return products
		.filter((product) => {
			const own = stems(`${product.name} ${product.category}`);
			return wanted.every((word) => own.some((mine) => mine.startsWith(word)));
		})
		.map(({ slug, description, ...product }) => ({
			...product,
			sizes: fitting(product.sizes, wish.size),
			page: `${shop}/products/${slug}`,
		}))
		.filter((product) => product.sizes.length > 0);
}

function fitting(sizes: Product["sizes"], size: string | undefined): Product["sizes"] {
	if (size === undefined) return sizes;
	return sizes.filter((entry) => entry.size.toLowerCase() === size.toLowerCase());
}

function stems(text: string): string[] {
	const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	return words.map((word) => (word.length > 3 && !word.endsWith("ss") ? word.replace(/s$/, "") : word));
}
