import type { Approval } from "@bellhop/contract/approval";
import { makeId } from "@bellhop/contract/id";
import type { NumberedPart, StreamPart } from "@bellhop/contract/stream-part";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chatAnswer, scripted, telling, testStore } from "../store/scripted-transport.ts";
import { ConnectionLost } from "../transport/connection-lost.ts";
import { ProblemError } from "../transport/problem-error.ts";
import type { Transport } from "../transport/transport.ts";
import { words as english } from "../words/en.ts";
import { PanelView } from "./panel-view.tsx";
import { quietSizes, testPanel } from "./test-panel.ts";

beforeEach(quietSizes);
afterEach(() => {
	cleanup();
	vi.unstubAllGlobals();
});

const approval = (more: Partial<Approval> = {}): Approval => ({
	...{
		approvalId: makeId("appr"),
		callId: makeId("call"),
		title: "Refunding",
		summary: "Refund 24.00 GBP",
		state: "pending",
	},
	expiresAt: new Date(Date.now() + 60_000).toISOString(),
	fields: [
		{ label: "Amount", value: "24.00" },
		{ label: "Reason", value: "Too small", edit: { name: "reason", kind: "text" } },
		{ label: "Speed", value: "slow", edit: { name: "speed", kind: "choice", choices: ["slow", "fast"] } },
	],
	...more,
});

/** A turn's stream with these parts between its start and its end. */
function turn(...parts: StreamPart[]): NumberedPart[] {
	const [start, ...rest] = telling([]);
	const all = [start?.part, ...parts, rest.at(-1)?.part] as StreamPart[];
	return all.map((part, index) => ({ number: index + 1, part }));
}

const cardOf = (data: Approval): StreamPart => ({ type: "data-approval", id: data.approvalId, data });

async function draw(data: Approval, calls: Partial<Transport> = {}) {
	const { store } = testStore({ send: async () => scripted(...turn(cardOf(data))), ...calls });
	const view = render(<PanelView context={testPanel(store)} />);
	await store.send("Refund it");
	return { ...view, store };
}

test("a card shows each value, and is confirmed with what was typed; then the receipt is in its place", async () => {
	const data = approval({ action: "Refund it all" });
	const receipt = {
		callId: data.callId,
		title: data.summary,
		outcome: "done",
		reference: "rf_1",
		at: data.expiresAt,
	} as const;
	const decide = vi.fn<Transport["decide"]>(async () =>
		scripted(...turn(cardOf({ ...data, state: "approved" }), { type: "data-receipt", id: data.callId, data: receipt })),
	);
	const view = await draw(data, { decide });
	const form = view.getByRole("form", { name: "Refund 24.00 GBP" });
	expect([...form.querySelectorAll("dt")].map(({ textContent }) => textContent)).toEqual(["Amount", "Reason", "Speed"]);
	fireEvent.input(view.getByLabelText("Reason"), { target: { value: "It itches" } });
	fireEvent.change(view.getByLabelText("Speed"), { target: { value: "fast" } });
	fireEvent.submit(form);
	await waitFor(() => view.getByText("rf_1"));
	const values = { reason: "It itches", speed: "fast" };
	expect(decide.mock.calls[0]?.[0]).toMatchObject({ approval: data.approvalId, decision: "approve", values });
	expect(view.queryByRole("form", { name: "Refund 24.00 GBP" })).toBeNull();
	view.getByText("You confirmed: Refund 24.00 GBP");
	view.getByText(data.callId);
	expect(document.activeElement).toBe(view.getByRole("log"));
});

test("a card is cancelled without what was typed", async () => {
	const data = approval();
	const decide = vi.fn<Transport["decide"]>(async () => scripted(...turn(cardOf({ ...data, state: "denied" }))));
	const view = await draw(data, { decide });
	fireEvent.click(view.getByText(english.approval.cancel));
	await waitFor(() => view.getByText("You cancelled: Refund 24.00 GBP"));
	expect(decide.mock.calls[0]?.[0]).not.toHaveProperty("values");
});

test("a word that does not arrive leaves the card, with what was typed", async () => {
	const decide = vi.fn<Transport["decide"]>(async () => Promise.reject(new ConnectionLost("gone")));
	const view = await draw(approval(), { decide });
	fireEvent.input(view.getByLabelText("Reason"), { target: { value: "It itches" } });
	fireEvent.submit(view.getByRole("form", { name: "Refund 24.00 GBP" }));
	await waitFor(() => view.getByText(english.problems.connection_lost));
	expect((view.getByLabelText("Reason") as HTMLInputElement).value).toBe("It itches");
});

test("a card that was settled elsewhere is shown as it stands", async () => {
	const data = approval();
	const decide = async () => Promise.reject(new ProblemError("approval_settled"));
	const settled = { id: "msg_1", role: "assistant", parts: [{ ...cardOf({ ...data, state: "approved" }) }] } as const;
	const load = async () => chatAnswer([settled as never]);
	const view = await draw(data, { decide, load });
	fireEvent.submit(view.getByRole("form", { name: "Refund 24.00 GBP" }));
	await waitFor(() => view.getByText("You confirmed: Refund 24.00 GBP"));
	view.getByText(english.problems.approval_settled);
});

test("a card whose time is up is only words, also when that happens while it is looked at", async () => {
	const view = await draw(approval({ expiresAt: new Date(Date.now() - 1).toISOString() }));
	view.getByText("Not confirmed in time: Refund 24.00 GBP");
	cleanup();
	const late = await draw(approval({ expiresAt: new Date(Date.now() + 80).toISOString() }));
	late.getByRole("form", { name: "Refund 24.00 GBP" });
	await waitFor(() => late.getByText("Not confirmed in time: Refund 24.00 GBP"), { timeout: 3_000 });
});

test("a card is read out with every value of it", async () => {
	const view = await draw(approval());
	const said = () => view.container.querySelector(".unseen[aria-live=polite]")?.textContent;
	await waitFor(() => expect(said()).toContain("Please confirm: Refund 24.00 GBP."));
	expect(said()).toContain("Amount: 24.00");
});
