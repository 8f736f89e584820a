import { expect, test } from "vitest";
import { keys, openShop } from "../shop-for-test.ts";

async function search(query: string) {
	const answer = await openShop().call(`GET /api/inventory/products?${query}`, { headers: keys.inventory });
	return { status: answer.status, products: (await answer.json()).products };
}

const names = (products: { name: string }[]) => products.map(({ name }) => name);

test("the running shoes are in stock in size 42 and in no other", async () => {
	const { products } = await search("query=running+shoes&size=42");
	expect(products).toEqual([
		{
			sku: "HP-RUN-01",
			name: "Tern Running Shoes",
			category: "Shoes",
			price: 119,
			currency: "GBP",
			sizes: [{ size: "42", in_stock: 3 }],
			warehouse_bin: "A-04-2",
			page: expect.stringMatching(/^https?:\/\/[^/]+\/products\/tern-running-shoes$/),
		},
	]);
	const all = (await search("query=running+shoes")).products[0]?.sizes;
	expect(all?.filter((entry) => entry.in_stock > 0)).toEqual([{ size: "42", in_stock: 3 }]);
});

test("words match in singular and plural, in any case, with fillers left aside", async () => {
	expect(names((await search("query=Shoe+for+RUNNING")).products)).toEqual(["Tern Running Shoes"]);
	expect(names((await search("query=jackets")).products)).toEqual(["Haar Rain Jacket", "Pinewood Fleece"]);
	expect(names((await search("query=rain+jacket")).products)).toEqual(["Haar Rain Jacket"]);
});

test("what does not exist is an empty list", async () => {
	expect((await search("query=kayak")).products).toEqual([]);
	expect((await search("query=running+shoes&size=52")).products).toEqual([]);
});

test("a search without words is refused", async () => {
	expect((await search("size=42")).status).toBe(400);
	expect((await search("query=+")).status).toBe(400);
});
