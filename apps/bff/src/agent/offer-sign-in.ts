import type { AgentTool } from "./agent-tool.ts";
import type { Said } from "./said.ts";

const name = "offer_sign_in";

const text = JSON.stringify({
	ok: true,
	data: "A sign-in button is shown below your answer. Say in one sentence what signing in gives the visitor.",
});

/** Lets the agent show a sign-in button. Nothing leaves; what the button does is the page's own. */
export const offerSignIn: AgentTool = {
	name,
	title: "Sign in",
	quiet: true,
	description:
		"Show the visitor a button to sign in. Use it when they ask about something of their own, such as their orders or their plan, that no other tool can look up without knowing who they are. Not when they gave what another tool needs.",
	inputSchema: { type: "object", properties: {}, additionalProperties: false },
	run: async ({ callId }) => ({ text, failed: false, shows: [{ type: "data-sign-in", id: callId, data: {} }] }),
};

/** An earlier offer, as the model reads it. */
export function saidOffer(id: string): Said {
	return { type: "call", id, toolName: name, input: {}, output: text };
}
