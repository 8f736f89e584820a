import { makeId } from "@bellhop/contract/id";
import { LiveTurn } from "./live-turn.ts";

/** The turns that run in this process. */
export class LiveTurns {
	/** Names this process in the turns it runs; another start is another name. */
	readonly runner: string = makeId("key").replace("key_", "run_");
	readonly #turns = new Map<string, { readonly live: LiveTurn; readonly work: Promise<void> }>();
	#closed = false;

	/** Whether no new turn may start because the process is about to end. */
	get closed(): boolean {
		return this.#closed;
	}

	get(turnId: string): LiveTurn | undefined {
		return this.#turns.get(turnId)?.live;
	}

	/** Runs `work` for a turn until it settles, whoever is listening. */
	launch(turnId: string, work: (live: LiveTurn) => Promise<void>): void {
		const live = new LiveTurn();
		const running = work(live).finally(() => {
			live.end();
			this.#turns.delete(turnId);
		});
		this.#turns.set(turnId, { live, work: running });
	}

	/** Takes no new turns, waits `graceMs` for those that run, interrupts the rest, and returns when all have ended. */
	async close(graceMs: number): Promise<void> {
		this.#closed = true;
		const all = [...this.#turns.values()];
		const timer = setTimeout(() => {
			for (const { live } of all) live.interrupt("shutdown");
		}, graceMs);
		await Promise.allSettled(all.map(({ work }) => work));
		clearTimeout(timer);
	}
}
