import { type Signal, signal } from "@preact/signals";

/** Something fetched: on its way, there, or refused with words. */
export type Fetched<Value> =
	| { readonly state: "loading" }
	| { readonly state: "ready"; readonly value: Value }
	| { readonly state: "failed"; readonly error: Error };

/** Fetches into a signal; a newer fetch wins over an older one that comes back late. What was there stays until then. */
export interface Resource<Value> {
	readonly now: Signal<Fetched<Value>>;
	load(fetch: () => Promise<Value>): Promise<void>;
}

export function resource<Value>(): Resource<Value> {
	const now = signal<Fetched<Value>>({ state: "loading" });
	let latest = 0;
	return {
		now,
		async load(fetch) {
			latest += 1;
			const mine = latest;
			try {
				const value = await fetch();
				if (mine === latest) now.value = { state: "ready", value };
			} catch (error) {
				if (mine === latest) now.value = { state: "failed", error: error as Error };
			}
		},
	};
}
