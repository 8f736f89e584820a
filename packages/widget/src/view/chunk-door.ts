import { backOff, createPause, type Pause } from "../store/pause.ts";
import { type ReadonlySignal, signal } from "../store/signal.ts";

/** A part of the panel that is fetched on its own. */
export interface ChunkDoor<Chunk> {
	/** What it exports, once it has arrived. */
	readonly chunk: ReadonlySignal<Chunk | undefined>;
	/** Fetches it, once, and as often as it takes. */
	load(): Promise<Chunk>;
}

/**
 * Makes the door to a chunk.
 * @param name of its file beside the panel's
 * @param first fetches it; browsers remember a module that failed by its address, so later attempts ask by another one
 */
export function chunkDoor<Chunk>(
	name: string,
	first: () => Promise<Chunk>,
	{ again = importAgain, pause = createPause() }: { again?: (address: string) => Promise<unknown>; pause?: Pause } = {},
): ChunkDoor<Chunk> {
	const chunk = signal<Chunk | undefined>(undefined);
	const never = new AbortController().signal;
	const keepTrying = async () => {
		for (let attempt = 0; ; attempt++) {
			try {
				const address = import.meta.url.replace(/[^/]*$/, `${name}.js?again=${attempt}`);
				const arrived = attempt === 0 ? await first() : ((await again(address)) as Chunk);
				chunk.value = arrived;
				return arrived;
			} catch {
				await pause.wait(backOff(attempt), never);
			}
		}
	};
	let loading: Promise<Chunk> | undefined;
	return {
		chunk,
		load() {
			loading ??= keepTrying();
			return loading;
		},
	};
}

function importAgain(address: string): Promise<unknown> {
	return import(/* @vite-ignore */ address);
}
