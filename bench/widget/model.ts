import type { ServerResponse } from "node:http";
import { endAnswer, frame, startModelServer, textOf } from "../../e2e/model-server.ts";

/** Tokens of a long answer, and how many come in a second. */
const tokens = 2_000;
const perSecond = 200;

/** Every so many tokens there is a word by which an arrival can be told. */
const markEvery = 100;

const part = `## What we found

Your order **12346** is *in transit*, see [the carrier](https://carrier.example/track/12346) and \`HP4471900587GB\`.

- Placed on 8 November
- Sent with Caledonian Parcels
  - two parcels
  - one signature

| Item | Size | Price |
| --- | :-: | --: |
| Haar Rain Jacket | M | £165.00 |
| Merino Socks | 42 | £18.00 |

1. Wait for the message of the carrier.
2. Have your postcode ready.

> Nothing is charged before it leaves the harbour.

\`\`\`json
{ "order": "12346", "state": "in_transit" }
\`\`\`

`;

/** A model that answers "long" with a long rich text, token by token, and anything else with a few words. */
export async function startModel() {
	/** When the words that tell an arrival were sent, milliseconds since 1970. */
	const sent = new Map<string, number>();
	const server = await startModelServer(async ({ messages }, response) => {
		const isLong = textOf(messages.at(-1)?.content).includes("long");
		await (isLong ? sayMuch(response, sent) : say(response, "On its way."));
		endAnswer(response);
	});
	return { ...server, sent };
}

/** The clock is looked at for each token, so that one that came late does not delay the others. */
async function sayMuch(response: ServerResponse, sent: Map<string, number>): Promise<void> {
	const text = part.repeat(Math.ceil((tokens * 4) / part.length));
	const begun = performance.now();
	for (let token = 0; token < tokens; ) {
		const due = Math.min(tokens, Math.floor(((performance.now() - begun) / 1_000) * perSecond));
		for (; token < due; token++) {
			const mark = token % markEvery === 0 ? ` m${token}x ` : "";
			if (mark !== "") sent.set(mark.trim(), Date.now());
			await say(response, text.slice(token * 4, token * 4 + 4) + mark);
		}
		await new Promise((resolve) => setTimeout(resolve, 1_000 / perSecond));
	}
	sent.set("mendx", Date.now());
	await say(response, "\n\nmendx");
}

async function say(response: ServerResponse, content: string): Promise<void> {
	response.write(frame({ delta: { content } }));
}
