/** One product of the catalogue, as the inventory system keeps it. */
export type Product = {
	sku: string;
	slug: string;
	name: string;
	category: string;
	/** In pounds. */
	price: number;
	currency: "GBP";
	description: string;
	/** `in_stock` counts pieces (or pairs) on the shelf. */
	sizes: readonly { size: string; in_stock: number }[];
	/** Where it lies; nobody outside the warehouse needs this. */
	warehouse_bin: string;
};
