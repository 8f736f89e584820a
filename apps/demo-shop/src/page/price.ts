const pounds = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });

/** A price as a British shop writes it: `£119.00`. */
export function price(amount: number): string {
	return pounds.format(amount);
}
