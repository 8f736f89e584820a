import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Write } from "../../apps/bff/src/database/tables/index.ts";
import { startThrowawayPostgres } from "../../scripts/throwaway-postgres.ts";
import { makePlace, type Place, type Running } from "../place.ts";
import { startModel } from "./model.ts";
import { type Owner, startOwner } from "./owner.ts";
import { pauseProcess } from "./pause-process.ts";
import { type Random, seeded } from "./random.ts";
import { type Conversation, converse } from "./visitor.ts";

/**
 * Kills the BFF (SIGKILL) at seeded moments of conversations that refund, and says what came of it: one JSON line per engine.
 * `--points` how often, 200 unless given; `--engine` one of the two; `--seed` for the moments.
 */
const { values } = parseArgs({
	options: {
		points: { type: "string", default: "200" },
		engine: { type: "string" },
		seed: { type: "string", default: "1" },
	},
});

/** How many conversations are under way at each kill, and within how many milliseconds of their beginning it falls. */
const atOnce = 4;
const span = 900;

for (const engine of ["pglite", "postgres"] as const) {
	if (values.engine !== undefined && values.engine !== engine) continue;
	const postgres = engine === "postgres" ? await startThrowawayPostgres() : undefined;
	if (postgres && "missing" in postgres) {
		console.error(`bench:kill: no Postgres: ${postgres.missing}`);
		continue;
	}
	try {
		const figures = await measure(postgres?.url);
		console.log(JSON.stringify({ engine, ...figures }));
		if (figures.lost + figures.doubled + figures.stuck + figures.falseDone > 0) process.exitCode = 1;
		if (figures.unknown !== figures.unknownShown || (figures.paused?.overwritten ?? 0) > 0) process.exitCode = 1;
	} finally {
		postgres?.stop();
	}
}

async function measure(databaseUrl: string | undefined) {
	const random = seeded(Number(values.seed));
	const [owner, model] = await Promise.all([startOwner(random), startModel()]);
	const place = await makePlace({ owner: owner.host, environment: model.environment, databaseUrl });
	try {
		const points = Number(values.points);
		const { talks, bff } = await killAgainAndAgain(place, { random, points });
		const paused = databaseUrl === undefined ? undefined : await pauseProcess(place, { owner, bff });
		const shown = await receiptsOf([...talks, ...(paused ? [paused.talk] : [])]);
		await bff.end("SIGTERM");
		const { ours, ...figures } = judge(talks, { owner, shown, ledger: await place.ledger() });
		return {
			points,
			conversations: talks.length,
			actions: ours,
			...figures,
			...(paused && { paused: paused.figures }),
		};
	} finally {
		place.remove();
		await Promise.all([owner.close(), model.close()]);
	}
}

async function killAgainAndAgain(
	place: Place,
	{ random, points }: { readonly random: Random; readonly points: number },
) {
	const talks: Conversation[] = [];
	let bff: Running = await place.start();
	for (let point = 0; point < points; point++) {
		const wishes = Array.from({ length: atOnce }, (_, index) => {
			const tool = random() < 0.5 ? "idempotent" : "once";
			return `${tool} r${point}-${index}`;
		});
		const moment = random() * span;
		const conversing = wishes.map((wish) => converse(bff.url, { site: place.site, wish }));
		await pause(moment);
		await bff.end("SIGKILL");
		bff = await place.start(bff.port);
		talks.push(...(await Promise.all(conversing)));
		if ((point + 1) % 20 === 0) process.stderr.write(`${point + 1} of ${points}\n`);
	}
	return { talks, bff };
}

/** Outcomes on the receipts that visitors see at the end, by call. */
async function receiptsOf(talks: readonly Conversation[]) {
	const receipts = new Map<string, { readonly name: string; readonly outcome: string }>();
	for (const { name, load } of talks) {
		for (const part of (await load()).messages.flatMap(({ parts }) => parts)) {
			if (part.type === "data-receipt") receipts.set(part.id, { name, outcome: part.data.outcome });
		}
	}
	return receipts;
}

function judge(talks: readonly Conversation[], { owner, shown, ledger }: Evidence) {
	const unknown = ledger.filter(({ id, state }) => state === "unknown" && shown.has(id));
	const hidden = ledger.filter(({ id, turnId }) => !shown.has(id) && (turnId as string) !== "");
	return {
		ours: ledger.length,
		lost: talks.filter(({ lost }) => lost).length,
		doubled: talks.filter(({ name }) => (owner.made.get(name) ?? 0) > 1).length,
		stuck: talks.filter(({ stuck }) => stuck).length,
		falseDone: [...shown.values()].filter(({ name, outcome }) => outcome === "done" && !owner.made.has(name)).length,
		falseFailed: [...shown.values()].filter(({ name, outcome }) => outcome === "failed" && owner.made.has(name)).length,
		unknown: unknown.length + hidden.length,
		unknownShown: unknown.filter(({ id }) => shown.get(id)?.outcome === "unknown").length,
	};
}

interface Evidence {
	readonly owner: Owner;
	readonly shown: ReadonlyMap<string, { readonly name: string; readonly outcome: string }>;
	readonly ledger: readonly Write[];
}
