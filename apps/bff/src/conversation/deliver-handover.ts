import { and, asc, eq, sql } from "drizzle-orm";
import { summarize } from "../agent/summarize.ts";
import {
	conversations,
	type HandoverDelivery,
	handoverDeliveries,
	handovers,
	messages,
	sites,
	turns,
	visitors,
} from "../database/tables/index.ts";
import { findHandoverSettings, handoverPlace } from "../handover/handover-desk.ts";
import type { HandoverLetter } from "../handover/letter.ts";
import { LetterLost, type MailServer, sendEmail, sendWebhook } from "../handover/send-letter.ts";
import type { Job } from "../jobs/jobs.ts";
import { unsealRow } from "../secret/unseal-row.ts";
import type { TurnServices } from "./context.ts";

export interface DeliveryServices extends TurnServices {
	readonly mailServer: MailServer | undefined;
}

/**
 * Tells a handover once more in one of its ways, and writes down how it went. What fails is thrown, so that the queue tries
 * again; a handover that is gone is over.
 */
export async function deliverHandover(services: DeliveryServices, job: Job): Promise<void> {
	const { database, clock, scrubber } = services;
	const mine = eq(handoverDeliveries.id, job.id as HandoverDelivery["id"]);
	const [delivery] = await database.query.select().from(handoverDeliveries).where(mine);
	if (!delivery || delivery.state === "done") return;
	await answerEnded(services, delivery, job.signal);
	const letter = await writeLetter(services, delivery);
	if (!letter) return;
	const note = (values: Partial<HandoverDelivery>) =>
		database.query
			.update(handoverDeliveries)
			.set({ attempts: sql`${handoverDeliveries.attempts} + 1`, triedAt: clock.now(), ...values })
			.where(mine);
	try {
		const httpStatus = await send(services, { delivery, letter, signal: job.signal });
		await note({ state: "done", problem: null, doneAt: clock.now(), httpStatus: httpStatus ?? null });
	} catch (error) {
		const problem = scrubber.scrub((error as Error).message).slice(0, 500);
		const httpStatus = error instanceof LetterLost ? (error.httpStatus ?? null) : null;
		await note({ state: job.last ? "failed" : "waiting", problem, httpStatus });
		throw error;
	}
}

/** How long the answer in which a person was asked for is waited for, so that it is part of the story, in milliseconds. */
const patience = 20_000;

async function answerEnded(
	{ database }: DeliveryServices,
	{ handoverId }: HandoverDelivery,
	signal: AbortSignal,
): Promise<void> {
	for (const began = performance.now(); performance.now() - began < patience && !signal.aborted; ) {
		const running = await database.query
			.select({ id: turns.id })
			.from(turns)
			.innerJoin(handovers, eq(handovers.conversationId, turns.conversationId))
			.where(and(eq(handovers.id, handoverId), eq(turns.state, "running")));
		if (running.length === 0) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

async function send(
	services: DeliveryServices,
	{ delivery, letter, signal }: { delivery: HandoverDelivery; letter: HandoverLetter; signal: AbortSignal },
): Promise<number | undefined> {
	if (delivery.channel === "email") {
		if (!services.mailServer) throw new LetterLost("No mail server is set up (BELLHOP_SMTP_URL).");
		await sendEmail(services.mailServer, letter, delivery.target);
		return undefined;
	}
	const [site] = await services.database.query.select().from(sites).where(eq(sites.id, letter.handover.siteId));
	const settings = site && (await findHandoverSettings({ ...services, site }));
	if (!settings?.secret) throw new LetterLost("The secret that signs webhooks is gone.");
	const place = handoverPlace(settings.siteId, settings.id);
	const secret = await unsealRow({ queries: services.database.query, keys: services.keys }, place, settings.secret);
	return sendWebhook(services, letter, { url: delivery.target, secret, signal });
}

async function writeLetter(
	{ database, model }: DeliveryServices,
	{ handoverId }: HandoverDelivery,
): Promise<HandoverLetter | undefined> {
	const [found] = await database.query
		.select({ handover: handovers, visitor: visitors, site: sites })
		.from(handovers)
		.innerJoin(conversations, eq(conversations.id, handovers.conversationId))
		.innerJoin(visitors, eq(visitors.id, conversations.visitorId))
		.innerJoin(sites, eq(sites.id, handovers.siteId))
		.where(eq(handovers.id, handoverId));
	if (!found) return undefined;
	const { handover, visitor, site } = found;
	const said = await database.query
		.select()
		.from(messages)
		.where(and(eq(messages.conversationId, handover.conversationId), eq(messages.withdrawn, false)))
		.orderBy(asc(messages.number));
	const transcript = said.map(({ role, createdAt, parts }) => ({
		from: role === "user" ? ("visitor" as const) : ("agent" as const),
		at: createdAt.toISOString(),
		text: parts.map(textOfPart).filter(Boolean).join("\n"),
	}));
	const text = transcript.map(({ from, text: words }) => `${from}: ${words}`).join("\n\n");
	const summary = handover.summary ?? (await summarize(model, text)) ?? null;
	if (summary !== handover.summary) {
		await database.query.update(handovers).set({ summary }).where(eq(handovers.id, handover.id));
	}
	const claim = (name: string) => {
		const value = visitor.claims && Object.hasOwn(visitor.claims, name) ? visitor.claims[name] : undefined;
		return typeof value === "string" ? value : null;
	};
	const { id, subject } = visitor;
	return {
		handover: { ...handover, summary },
		site: { id: site.id, name: site.name },
		visitor: { id, verified: subject !== null, subject, name: claim("name"), email: claim("email") },
		transcript,
	};
}

/** What was asked for and done is part of the story. */
function textOfPart(part: (typeof messages.$inferSelect)["parts"][number]): string {
	switch (part.type) {
		case "text":
			return part.text;
		case "data-step":
			return `(${part.data.title}: ${part.data.state})`;
		case "data-approval":
			return `(asked to confirm: ${part.data.summary})`;
		case "data-receipt":
			return `(${part.data.title}: ${part.data.outcome}, ${part.data.callId})`;
		case "source-url":
			return `(${part.title}: ${part.url})`;
		case "data-sign-in":
		case "data-suggestions":
		case "data-handover":
			return "";
	}
}
