import type { TaskInput } from "../task/task-input.ts";

/** The shop's procedures, as its owner would write them. */
export const tasks: readonly TaskInput[] = [
	{
		name: "Refund an order",
		description: "Pays back what a signed-in customer paid for one of their orders.",
		triggers: ["I want my money back for order 12347", "Please refund my order", "Can I get a refund for the beanie?"],
		negatives: ["When will my refund arrive?", "How do returns work?"],
		steps: [
			{ title: "The order", text: "Find what was paid for the order with {{check_my_invoice}}." },
			{ title: "The reason", text: "Ask why they want the money back." },
			{
				title: "The policy",
				text: "An order is paid back before it is sent, and for 60 days after it was delivered. Never more than is left of what was paid.",
			},
			{ title: "The agreement", text: "Ask whether it is to be paid back to the card it was paid with." },
			{ title: "The refund", text: "Pay it back with {{refund_order}}. The customer confirms it on the card." },
		],
		handoverRules: "When the order is older than the policy allows, or the customer is upset about it.",
		guidance: "Short and kind. Amounts in pounds.",
		state: "live",
	},
	{
		name: "Update contact details",
		description: "Changes the email address or telephone number that the shop has of a signed-in customer.",
		triggers: ["I have a new phone number", "Please change my email address", "Update my contact details"],
		negatives: ["Send my order to another address"],
		steps: [
			{ title: "The contact", text: "Ask which email address or telephone number they want to use from now on." },
			{ title: "The check", text: "Ask whether it is written exactly like that." },
			{ title: "The change", text: "Change it with {{update_my_details}}. The customer confirms it on the card." },
		],
		state: "live",
	},
	{
		name: "Before a person takes over",
		description: "Collects what a person of the shop will need.",
		steps: [
			{ title: "The email", text: "Ask at which email address they can be reached." },
			{ title: "The topic", text: "Ask in a sentence what it is about." },
		],
		guidance: "Kind and quick: somebody is waiting.",
		runOnHandover: true,
		state: "live",
	},
];
