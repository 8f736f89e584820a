import { serve } from "@hono/node-server";
import { createAdminAuth } from "./account/admin-auth.ts";
import { createAdmin } from "./account/create-admin.ts";
import { makeSetupLink } from "./account/setup-link.ts";
import { defaultLimits } from "./agent/limits.ts";
import { createApp } from "./app.ts";
import { systemClock } from "./clock.ts";
import { closeAbandonedTurns } from "./conversation/close-abandoned-turns.ts";
import { deliverHandover } from "./conversation/deliver-handover.ts";
import { LiveTurns } from "./conversation/live-turns.ts";
import { connect } from "./database/connect.ts";
import { FolderInUseError } from "./database/folder-lock.ts";
import { type Demo, readDemoFile } from "./demo/demo-file.ts";
import { seedDemo } from "./demo/seed-demo.ts";
import { createEgress } from "./egress/egress.ts";
import { hostAndPort } from "./egress/judge-url.ts";
import { type Environment, EnvironmentError, readEnvironment } from "./environment.ts";
import { KeySets } from "./identity/key-sets.ts";
import { createJobs } from "./jobs/jobs.ts";
import { defaultAllowances } from "./limit/allowances.ts";
import { clearOldCounts } from "./limit/clear-old-counts.ts";
import { UseCounter } from "./limit/use-counter.ts";
import { createLog } from "./log.ts";
import { chooseModel } from "./model/choose-model.ts";
import type { AdminServices } from "./routes/admin/admin-services.ts";
import { PageMissingError, readAdminFiles } from "./routes/admin-page.ts";
import { readWidgetFiles, WidgetMissingError } from "./routes/widget-files.ts";
import { KeyMissingError } from "./secret/environment-key.ts";
import { openKeyRing, WrongKeyError } from "./secret/key-ring.ts";
import { createScrubber } from "./secret/scrubber.ts";
import { closeAbandonedActions } from "./tool/close-abandoned-actions.ts";
import { settleWrites } from "./tool/settle-writes.ts";
import { clearOldUserData } from "./user-data/clear-old-user-data.ts";
import { clearEndedTokens } from "./visitor/clear-ended-tokens.ts";
import { eraseOldConversations } from "./visitor/erase-old-conversations.ts";
import { clearOldBuilds } from "./widget/clear-old-builds.ts";
import { keepBuild } from "./widget/keep-build.ts";

/** How often turns and actions left behind by other processes are looked for, and unknown outcomes looked into, in milliseconds. */
const sweepTime = 5_000;

/** How often what is over, or kept for long enough, is cleared away, in milliseconds. */
const clearTime = 10 * 60_000;

/** How long running turns may go on after the process was asked to end, in milliseconds. */
const grace = 2_000;

/** How long open streams may take to end by themselves once their turns have, in milliseconds. */
const lastWords = 1_000;

/** Faults whose message is one sentence that says what to do. */
const explained = [
	EnvironmentError,
	KeyMissingError,
	WrongKeyError,
	FolderInUseError,
	WidgetMissingError,
	PageMissingError,
];

// The SDK would write its warnings to the console, past the log and its scrubber.
globalThis.AI_SDK_LOG_WARNINGS = false;

try {
	await run(readEnvironment());
} catch (error) {
	const sentence = explained.some((kind) => error instanceof kind)
		? (error as Error).message
		: String((error as Error).stack);
	process.stderr.write(`${sentence}\n`);
	process.exit(1);
}

async function run(environment: Environment): Promise<void> {
	const widget = readWidgetFiles();
	const adminPage = readAdminFiles();
	const services = await openServices(environment);
	const { log, turns, database } = services;
	if (environment.keys.madeAt)
		log.warn({ path: environment.keys.madeAt }, "made a key for stored credentials; keep it with the data");
	if (environment.demoFile) await setUpDemo(services, readDemoFile(environment.demoFile));
	await keepBuild(services, widget.build);
	const alone = database.engine === "pglite";
	await closeAbandonedActions(services, alone);
	await closeAbandonedTurns(services, alone);
	await services.jobs.work("handover-delivery", (job) => deliverHandover(services, job));
	const sweeps = [
		nowAndThen(services, () =>
			Promise.all([closeAbandonedActions(services, false), closeAbandonedTurns(services, false)]),
		),
		nowAndThen(services, () => settleWrites(services)),
	];
	const clearing = setInterval(() => {
		for (const clear of [clearOldCounts, clearEndedTokens, clearOldUserData, eraseOldConversations, clearOldBuilds]) {
			clear(services).catch((error: unknown) => log.error({ error }, "what is over could not be cleared away"));
		}
	}, clearTime);
	const server = serve({
		fetch: createApp({ ...services, widget, adminPage, trustedProxies: environment.trustedProxies }).fetch,
		hostname: environment.host,
		port: environment.port,
	});
	server.on("error", (error) => {
		process.stderr.write(`${listenFault(error, environment)}\n`);
		void database.close().finally(() => process.exit(1));
	});
	server.on("listening", () => {
		log.info({ port: environment.port, database: database.engine, model: services.model.name }, "listening");
		void offerSetUp(services);
		process.send?.({ ready: true });
	});
	let ending = false;
	const end = async () => {
		if (ending) return;
		ending = true;
		for (const sweep of sweeps) clearInterval(sweep);
		clearInterval(clearing);
		await services.jobs.close();
		const closed = new Promise((resolve) => server.close(resolve));
		await turns.close(grace);
		// Readers get the last events of their turns; whoever does not take them in time is cut off.
		await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, lastWords))]);
		if ("closeAllConnections" in server) server.closeAllConnections();
		await closed;
		await services.egress.close();
		await database.close();
		process.exit(0);
	};
	process.on("SIGINT", end);
	process.on("SIGTERM", end);
}

/** Does what other processes have left behind, again and again; the next time once the last has ended. */
function nowAndThen({ log }: AdminServices, sweep: () => Promise<unknown>): NodeJS.Timeout {
	let sweeping = false;
	return setInterval(() => {
		if (sweeping) return;
		sweeping = true;
		sweep()
			.catch((error: unknown) => log.error({ error }, "what other processes left behind could not be closed"))
			.finally(() => {
				sweeping = false;
			});
	}, sweepTime);
}

/** Without an admin there is a link that makes the first one; it is said once the page behind it answers. */
async function offerSetUp(services: AdminServices): Promise<void> {
	const link = await makeSetupLink(services, services.address).catch((error: unknown) => {
		services.log.error({ error }, "the set-up link could not be made");
		return undefined;
	});
	if (link) process.stderr.write(`Make the first admin here (works once, for a day): ${link}\n`);
}

async function setUpDemo(services: AdminServices, demo: Demo): Promise<void> {
	await seedDemo(services, demo);
	await createAdmin(services.auth, services.database.query, { ...demo.admin, name: "Demo admin" });
}

async function openServices(environment: Environment): Promise<AdminServices> {
	const scrubber = createScrubber();
	if (environment.model.apiKey) scrubber.hold(environment.model.apiKey);
	const mailPassword = environment.mailServer && new URL(environment.mailServer.url).password;
	if (mailPassword) scrubber.hold(decodeURIComponent(mailPassword));
	const proxyPassword = environment.egressProxy && new URL(environment.egressProxy).password;
	if (proxyPassword) scrubber.hold(proxyPassword);
	for (const key of environment.keys.keys) scrubber.hold(Buffer.from(key).toString("base64"));
	const log = createLog(scrubber, (line) => process.stdout.write(line));
	const clock = systemClock;
	const database = await connect({ url: environment.databaseUrl, folder: environment.dataFolder });
	const keys = await openKeyRing({ database, clock, environmentKeys: environment.keys.keys });
	return {
		database,
		clock,
		keys,
		scrubber,
		log,
		egress: createEgress(environment.egressAllow, undefined, { proxy: environment.egressProxy }),
		model: chooseModel(environment.model, modelDoor(environment)),
		limits: defaultLimits,
		turns: new LiveTurns(),
		jobs: createJobs({ database, log }),
		mailServer: environment.mailServer,
		counter: new UseCounter(database),
		allowances: defaultAllowances,
		keySets: new KeySets(),
		auth: createAdminAuth({ database, environmentKey: environment.keys.keys[0], address: environment.address }),
		address: environment.address,
		egressIps: environment.egressIps,
	};
}

/** The model's own door: the address the deployer gave for it is opened for the model, not for tools. */
function modelDoor({ egressAllow, egressProxy, model }: Environment): typeof globalThis.fetch {
	const address = model.baseUrl === undefined ? [] : [hostAndPort(new URL(model.baseUrl))];
	return createEgress(
		{ ...egressAllow, hosts: new Set([...egressAllow.hosts, ...address]) },
		defaultLimits.firstChunkMs,
		{ proxy: egressProxy },
	).fetch;
}

function listenFault(error: Error, { port, host }: Environment): string {
	const { code } = error as NodeJS.ErrnoException;
	if (code === "EADDRINUSE") return `Port ${port} is in use. Stop what listens there, or set PORT to another one.`;
	if (code === "EACCES") return `Port ${port} may not be used by this account. Set PORT to one above 1023.`;
	return `Bellhop cannot listen on ${host}:${port} (${code ?? error.message}). Set BELLHOP_HOST and PORT.`;
}
