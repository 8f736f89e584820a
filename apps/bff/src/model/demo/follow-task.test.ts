import type { LanguageModelV4FunctionTool } from "@ai-sdk/provider";
import { describe, expect, test } from "vitest";
import { startTaskDescription } from "../../agent/task-tools.ts";
import { tasks } from "../../demo/tasks.ts";
import { taskInput } from "../../task/task-input.ts";
import { taskFor } from "./follow-task.ts";

const tool = (name: string, description: string) =>
	({ type: "function", name, description, inputSchema: { type: "object" } }) as LanguageModelV4FunctionTool;

const offered = [
	tool("start_task", startTaskDescription(tasks.map((task) => taskInput.parse(task)))),
	tool("look_up_order", "Find an order and see where it is."),
	tool("change_delivery_address", "Send an order to another address before it has left the warehouse."),
	tool("list_invoices", "List the invoices of an order, with what was billed, paid and paid back."),
	tool("read_my_details", "Read the contact details the shop has of the signed-in customer."),
	tool("reset_password", "Send a link to choose a new password to the email address of an account."),
];

describe("the demo model finds a task by its examples", () => {
	test.each([
		["Refund order 12347, please", "Refund an order"],
		["I want my money back", "Refund an order"],
		["I have a new phone number", "Update contact details"],
		["Please update my contact details", "Update contact details"],
	])("%s", (words, task) => {
		expect(taskFor(words, offered)).toEqual({ call: "start_task", input: { task } });
	});

	test.each([
		["Where is order 12347?"],
		["Send my order 12347 to another address"],
		["Do you have the running shoes in size 42?"],
		["Send me a link for a new password"],
		["Which contact details do you have of me?"],
		["Hello"],
		[""],
	])("and none for %j", (words) => {
		expect(taskFor(words, offered)).toBeUndefined();
	});
});
