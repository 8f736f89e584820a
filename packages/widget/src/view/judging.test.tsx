import { makeId } from "@bellhop/contract/id";
import type { StreamPart } from "@bellhop/contract/stream-part";
import { cleanup, fireEvent, render, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { chatAnswer, scripted, telling, testMemory, testStore } from "../store/scripted-transport.ts";
import { ConnectionLost } from "../transport/connection-lost.ts";
import { ProblemError } from "../transport/problem-error.ts";
import type { Transport } from "../transport/transport.ts";
import { words as english } from "../words/en.ts";
import { PanelView } from "./panel-view.tsx";
import { quietSizes, testPanel } from "./test-panel.ts";

const { rating: said } = english;

beforeEach(quietSizes);

afterEach(() => {
	cleanup();
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
});

/** A panel in which a question was answered. */
async function answered(calls: Partial<Transport> = {}) {
	const send = vi.fn<Transport["send"]>(async () => scripted(...telling(["On its **way**."])));
	const rate = vi.fn<Transport["rate"]>(async () => undefined);
	const { store } = testStore({ send, rate, ...calls }, testMemory());
	const view = render(<PanelView context={testPanel(store)} />);
	await store.send("Where is it?");
	await waitFor(() => view.getByLabelText(english.goodAnswer));
	const chat = store.state.value.chat;
	const answer = store.state.value.messages.at(-1)?.id ?? "";
	const field = () => view.getByLabelText(english.composerLabel) as HTMLTextAreaElement;
	return { ...view, store, send, rate, chat, answer, field };
}

async function choose(view: Awaited<ReturnType<typeof answered>>, item: string) {
	fireEvent.click(view.getByLabelText(english.menu));
	fireEvent.click(await view.findByText(item));
}

test("a good answer is one press, and thanks", async () => {
	const view = await answered();
	fireEvent.click(view.getByLabelText(english.goodAnswer));
	await view.findByText(said.thanks);
	expect(view.getByLabelText(english.goodAnswer).getAttribute("aria-pressed")).toBe("true");
	expect(view.rate.mock.calls).toEqual([[view.chat, { messageId: view.answer, score: 5 }]]);
});

test("a bad answer may be said more about", async () => {
	const view = await answered();
	fireEvent.click(view.getByLabelText(english.badAnswer));
	const field = await view.findByLabelText(said.comment);
	fireEvent.input(field, { target: { value: "Wrong order." } });
	fireEvent.click(view.getByText(said.send));
	await view.findByText(said.thanks);
	expect(view.rate.mock.calls[1]).toEqual([view.chat, { messageId: view.answer, score: 1, comment: "Wrong order." }]);
});

test("a comment that does not arrive stays typed, and says so", async () => {
	const view = await answered();
	fireEvent.click(view.getByLabelText(english.badAnswer));
	const field = (await view.findByLabelText(said.comment)) as HTMLTextAreaElement;
	fireEvent.input(field, { target: { value: "Wrong order." } });
	view.rate.mockRejectedValueOnce(new ConnectionLost());
	fireEvent.click(view.getByText(said.send));
	await view.findByText(said.failed);
	expect(field.value).toBe("Wrong order.");
	fireEvent.click(view.getByText(said.send));
	await view.findByText(said.thanks);
});

test("a judgement that does not arrive is not shown as one", async () => {
	const view = await answered({ rate: () => Promise.reject(new ConnectionLost()) });
	fireEvent.click(view.getByLabelText(english.goodAnswer));
	await waitFor(() => expect(view.getByLabelText(english.goodAnswer).getAttribute("aria-pressed")).toBe("false"));
});

test("the conversation is judged by five faces, from the menu", async () => {
	const view = await answered();
	await choose(view, said.conversation);
	const faces = await waitFor(() => said.faces.map((face) => view.getByLabelText(face) as HTMLInputElement));
	expect(view.getByText(said.question).tagName).toBe("LEGEND");
	fireEvent.click(faces[1] as HTMLInputElement);
	await view.findByLabelText(said.comment);
	expect(view.store.state.value.rating).toBe(2);
	fireEvent.click(faces[4] as HTMLInputElement);
	await view.findByText(said.thanks);
	expect(view.rate.mock.calls).toEqual([
		[view.chat, { score: 2 }],
		[view.chat, { score: 5 }],
	]);
	view.store.startChat();
	await waitFor(() => expect(view.queryByText(said.question)).toBeNull());
});

test("an answer is copied in plain words", async () => {
	const writeText = vi.fn(async () => undefined);
	vi.stubGlobal("navigator", { ...navigator, clipboard: { writeText } });
	const view = await answered();
	fireEvent.click(view.getByLabelText(english.copyAnswer));
	await view.findByLabelText(english.copied);
	expect(writeText).toHaveBeenCalledExactlyOnceWith("On its **way**.");
});

test("the conversation is downloaded as text", async () => {
	const files: Blob[] = [];
	vi.spyOn(URL, "createObjectURL").mockImplementation((file) => `blob:${files.push(file as Blob)}`);
	vi.spyOn(URL, "revokeObjectURL").mockImplementation(() => undefined);
	const clicked = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
	const view = await answered();
	await choose(view, english.downloadTranscript);
	expect(clicked).toHaveBeenCalledOnce();
	expect((clicked.mock.contexts[0] as HTMLAnchorElement).download).toBe("Shop.txt");
	const text = (await files[0]?.text()) ?? "";
	expect(text).toMatch(
		/^Conversation with Shop, .*\n\nYou, .*\nWhere is it\?\n\nShop \(AI assistant\)[^\n]*\nOn its \*\*way\*\*\.\n$/,
	);
});

test("the newest message is written anew in its place", async () => {
	const view = await answered();
	fireEvent.click(view.getByLabelText(english.edit));
	await waitFor(() => expect(view.field().value).toBe("Where is it?"));
	const old = view.store.state.value.messages[0]?.id;
	fireEvent.input(view.field(), { target: { value: "Where is order 12346?" } });
	fireEvent.keyDown(view.field(), { key: "Enter" });
	await waitFor(() => view.getByText("Where is order 12346?"));
	expect(view.queryByText("Where is it?")).toBeNull();
	expect(view.send.mock.calls[1]?.[0]).toMatchObject({ replaces: old });
	await waitFor(() => expect(view.store.state.value.phase).toBe("idle"));
	expect(view.store.state.value.messages).toHaveLength(2);
	expect(view.store.state.value.editing).toBeUndefined();
});

test("what was begun to be written anew can be something new after all", async () => {
	const view = await answered();
	fireEvent.click(view.getByLabelText(english.edit));
	fireEvent.click(await view.findByLabelText(english.dismiss));
	fireEvent.keyDown(view.field(), { key: "Enter" });
	await waitFor(() => expect(view.send).toHaveBeenCalledTimes(2));
	expect(view.send.mock.calls[1]?.[0]).not.toHaveProperty("replaces");
});

test("where it cannot be written anew any more the conversation is shown as it is, and the words stay typed", async () => {
	const old = { id: "msg_old", role: "user" as const, parts: [{ type: "text" as const, text: "Where is it?" }] };
	const view = await answered({ load: async () => chatAnswer([old]) });
	fireEvent.click(view.getByLabelText(english.edit));
	view.send.mockRejectedValueOnce(new ProblemError("message_not_editable"));
	fireEvent.keyDown(view.field(), { key: "Enter" });
	await view.findByText(english.problems.message_not_editable);
	await waitFor(() => expect(view.store.state.value.messages.map(({ id }) => id)).toEqual(["msg_old"]));
	expect(view.field().value).toBe("Where is it?");
});

test("older messages are not written anew", async () => {
	const view = await answered();
	await view.store.send("And now?");
	await waitFor(() => expect(view.getAllByLabelText(english.edit)).toHaveLength(1));
	const edit = view.getByLabelText(english.edit);
	expect(edit.closest("article")?.textContent).toContain("And now?");
});

test.each(["approval", "handover"] as const)(
	"a message after which there was an %s is not written anew",
	async (kind) => {
		const view = await answered();
		const id = makeId("appr");
		const card = {
			...{ approvalId: id, callId: makeId("call"), title: "Refund", summary: "Refund", fields: [] },
			...{ expiresAt: "2099-01-01T00:00:00.000Z", state: "pending" as const },
		};
		const part: StreamPart =
			kind === "approval"
				? { type: "data-approval", id, data: card }
				: { type: "data-handover", id: "h", data: { state: "requested", way: "email" } };
		const [start, end] = [telling([]).at(0), telling([]).at(-1)];
		if (!start || !end) throw new Error("a turn has a beginning and an end");
		view.send.mockImplementationOnce(async () => scripted(start, { number: 2, part }, { ...end, number: 3 }));
		await view.store.send("Refund it");
		await waitFor(() => expect(view.store.state.value.phase).toBe("idle"));
		expect(view.store.state.value.messages.at(-1)?.parts.map(({ type }) => type)).toEqual([part.type]);
		await waitFor(() => expect(view.queryByLabelText(english.edit)).toBeNull());
	},
);
