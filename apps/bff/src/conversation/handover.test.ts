import { makeId } from "@bellhop/contract/id";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { startBff, type TestBff } from "../../test/bff.ts";
import { boundless } from "../../test/boundless.ts";
import { secretSigner, signToken, type TestSigner } from "../../test/identity.ts";
import { startMailServer, type TestMailServer } from "../../test/mail-server.ts";
import { json, type OwnerApi, startOwnerApi } from "../../test/owner-api.ts";
import { partsOf, postJson, problemOf, TestVisitor, userMessage } from "../../test/visitor.ts";
import { handoverDeliveries, handovers, taskRuns } from "../database/tables/index.ts";
import type { HandoverInput } from "../handover/handover-input.ts";
import { saveHandoverSettings } from "../handover/save-handover-settings.ts";
import { saveTask } from "../task/save-task.ts";
import { deliverHandover } from "./deliver-handover.ts";

let owner: OwnerApi;
let mail: TestMailServer;
let bff: TestBff;
let signer: TestSigner;
let visitor: TestVisitor;
let secret: string;

beforeEach(async () => {
	[owner, mail] = await Promise.all([startOwnerApi(), startMailServer()]);
	bff = await startBff({
		allow: owner.host,
		allowances: boundless,
		mailServer: { url: mail.url, from: "chat@shop.example" },
	});
	signer = await secretSigner(bff);
	await setUp();
	const claims = { sub: "alex", name: "Alex Reid", email: "alex@example.com" };
	visitor = await TestVisitor.arrive(bff, bff.site.id, await signToken(bff, signer, { claims }));
});
afterEach(async () => {
	await bff.close();
	await Promise.all([owner.close(), mail.close()]);
});

async function setUp(more: Partial<HandoverInput> = {}): Promise<void> {
	const webhookUrl = `${owner.url}/handover`;
	const wanted = { enabled: true, emailTo: "help@shop.example", webhookUrl, rules: "When they are upset.", ...more };
	const saved = await saveHandoverSettings({ ...bff.admin, mail: true }, wanted);
	secret = saved.secret ?? secret;
}

const work = (by = bff) => by.parts.jobs.work("handover-delivery", (job) => deliverHandover(by.parts, job));
const deliveries = () => bff.database.query.select().from(handoverDeliveries);

/** Until the deliveries look so. */
async function settled(states: Readonly<Record<"webhook" | "email", string>>): Promise<void> {
	await expect
		.poll(async () => Object.fromEntries((await deliveries()).map(({ channel, state }) => [channel, state])), {
			...{ timeout: 25_000, interval: 100 },
		})
		.toEqual(states);
}

/** The visitor wants a person, and the model understands. */
async function wantPerson() {
	bff.model
		.call("handover", { reason: "They want to complain." })
		.finish("tool-calls")
		.say("A person is asked.")
		.finish();
	return partsOf(visitor.post("Let me talk to a human."));
}

describe("a handover", () => {
	test("asked for in words is shown, and told by a signed webhook and an email with the whole story", async () => {
		await work();
		const parts = await wantPerson();
		expect(parts.find(({ type }) => type === "data-handover")).toMatchObject({
			data: { state: "requested", way: "email" },
		});
		bff.model.say("They want a person.").finish();
		bff.model.say("They want a person.").finish();
		await settled({ webhook: "done", email: "done" });
		const [hook] = owner.received;
		const payload = new Webhook(secret).verify(hook?.body ?? "", hook?.headers as Record<string, string>);
		expect(payload).toMatchObject({
			type: "handover.requested",
			data: {
				id: expect.stringMatching(/^hand_/),
				...{ askedBy: "agent", reason: "They want to complain." },
				visitor: { verified: true, subject: "alex", name: "Alex Reid", email: "alex@example.com" },
				transcript: [
					{ from: "visitor", text: "Let me talk to a human." },
					{ from: "agent", text: "A person is asked." },
				],
			},
		});
		expect(hook?.headers["webhook-id"]).toBe((payload as { data: { id: string } }).data.id);
		expect(mail.received[0]?.to).toEqual(["help@shop.example"]);
		expect(mail.received[0]?.text).toMatch(
			/Subject: Test shop: Alex Reid wants to talk to a person[\s\S]*confirmed who this is/,
		);
		expect(mail.received[0]?.text).toMatch(/^Reply-To: alex@example\.com/m);
		expect((await visitor.load()).messages.at(-1)?.parts[0]).toMatchObject({ type: "data-handover" });
	});

	test("by the button is asked for whatever the model says, and once", async () => {
		bff.model.say("I am a bot and stay.").finish();
		const asked = await partsOf(
			visitor.request(`/v1/chat/${visitor.chat}/handover`, postJson({ message: userMessage("A person, please") })),
		);
		expect(asked.map(({ type }) => type)).toContain("data-handover");
		expect(JSON.stringify(bff.model.asked[0]?.prompt)).toContain("has just asked for a person by a button");
		bff.model.say("Again?").finish();
		await partsOf(visitor.request(`/v1/chat/${visitor.chat}/handover`, postJson({ message: userMessage("Now!") })));
		expect(await bff.database.query.select().from(handovers)).toMatchObject([{ askedBy: "button" }]);
		expect(await deliveries()).toHaveLength(2);
	});

	test("with a link shows the link, and tells nobody where nobody is to be told", async () => {
		await setUp({ way: "link", link: "https://shop.example/help", emailTo: null, webhookUrl: null });
		const parts = await wantPerson();
		expect(parts.find(({ type }) => type === "data-handover")).toMatchObject({
			data: { state: "requested", way: "link", link: "https://shop.example/help" },
		});
		expect(await deliveries()).toEqual([]);
	});

	test("has its rules in what the model reads, and is not offered where it is switched off", async () => {
		await wantPerson();
		expect(String(bff.model.asked[0]?.prompt[0]?.content)).toContain("When they are upset.");
		await setUp({ enabled: false });
		bff.model.forget();
		bff.model.say("Hello.").finish();
		await partsOf(visitor.post("Hello", makeId("msg"), makeId("chat")));
		expect(bff.model.asked[0]?.tools?.map(({ name }) => name) ?? []).not.toContain("handover");
		const button = visitor.request(`/v1/chat/${visitor.chat}/handover`, postJson({ message: userMessage("Please") }));
		expect(await problemOf(button)).toBe("409 handover_unavailable");
	});

	test("collects first where a task says so, and goes out when that is done, with what was collected", async () => {
		await saveTask(bff.admin, {
			...{ name: "Before a person", description: "Collects.", runOnHandover: true, state: "live" },
			steps: [{ title: "The email", text: "Ask for an email address." }],
		});
		const first = await wantPerson();
		expect(first.map(({ type }) => type)).not.toContain("data-handover");
		expect(await deliveries()).toEqual([]);
		bff.model.forget();
		bff.model
			.call("finish_step", { note: "Given", data: { email: "a@b.example" } })
			.finish("tool-calls")
			.say("Done.")
			.finish();
		const second = await partsOf(visitor.post("a@b.example"));
		expect(second.map(({ type }) => type)).toContain("data-handover");
		expect(await bff.database.query.select().from(handovers)).toMatchObject([
			{ state: "requested", data: { email: "a@b.example" } },
		]);
		expect(await deliveries()).toHaveLength(2);
		expect(await bff.database.query.select().from(taskRuns)).toMatchObject([{ state: "done" }]);
	});

	test("in a step of a task is what the model reads there, and leaves the task to the person", async () => {
		const steps = [{ title: "The person", text: "Hand over with {{handover}}." }];
		const words = { name: "Complain", description: "Complaints.", triggers: ["complain"], handoverRules: "At once." };
		await saveTask(bff.admin, { ...words, steps, state: "live" });
		bff.model.call("start_task", { task: "Complain" }).finish("tool-calls");
		const parts = await wantPerson();
		expect(parts.map(({ type }) => type)).toContain("data-handover");
		const instructions = String(bff.model.asked[1]?.prompt[0]?.content);
		expect(instructions).toContain("hand over to a person (`handover`)");
		expect(instructions).toContain("When a person takes over: At once.");
		expect(await bff.database.query.select().from(taskRuns)).toMatchObject([{ state: "handed_over" }]);
	});

	test("is told once both receivers are back, and nothing is lost by a restart in between", async () => {
		owner.answer = (_, response) => json(response, 503, {});
		mail.refuse = "Try again later";
		await work();
		await wantPerson();
		bff.model.say("s").finish();
		bff.model.say("s").finish();
		await expect
			.poll(async () => (await deliveries()).every(({ attempts }) => attempts > 0), { timeout: 20_000 })
			.toBe(true);
		expect(await deliveries()).toEqual(
			expect.arrayContaining([
				expect.objectContaining({
					channel: "webhook",
					state: "waiting",
					httpStatus: 503,
					problem: "Answered with HTTP 503.",
				}),
				expect.objectContaining({
					channel: "email",
					state: "waiting",
					problem: expect.stringContaining("Try again later"),
				}),
			]),
		);
		await bff.parts.jobs.close();
		const next = bff.sibling(owner.host);
		owner.answer = (_, response) => json(response, 200, {});
		mail.refuse = undefined;
		await work(next);
		await settled({ webhook: "done", email: "done" });
		const ids = new Set(owner.received.map(({ headers }) => headers["webhook-id"]));
		expect(ids.size).toBe(1);
		expect(mail.received).toHaveLength(1);
		await next.parts.jobs.close();
	});
});
