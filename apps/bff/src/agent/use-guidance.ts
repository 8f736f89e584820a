import type { Guidance } from "../database/tables/index.ts";
import type { AgentTool } from "./agent-tool.ts";

/** The rules that count in their situation alone. */
function situational(rules: readonly Guidance[]): Guidance[] {
	return rules.filter(({ active, kind }) => active && kind !== "style");
}

/** What the model reads of the site's rules: how to speak, always, and the situations for which there is more. */
export function guidanceInstructions(rules: readonly Guidance[]): string {
	const style = rules.filter(({ active, kind }) => active && kind === "style");
	const others = situational(rules);
	return [
		...(style.length > 0 ? ["How you speak on this site:", ...style.map(({ text }) => `- ${text}`)] : []),
		...(others.length > 0
			? [
					"The site has rules for these situations. When one is there, read the rule with use_guidance before you answer, at most one for an answer:",
					...others.map(({ situation }, index) => `${index + 1}. ${situation}`),
				]
			: []),
	].join("\n");
}

/**
 * Lets the agent read the rule for a situation: one for an answer, so that two never pull at it.
 * @param offered whether rules count now; a procedure has its own. @param used told of the rule that is read
 */
export function useGuidance(
	rules: readonly Guidance[],
	{ offered, used }: { offered(): boolean; used(rule: Guidance): Promise<void> },
): AgentTool {
	const choices = situational(rules);
	let taken = false;
	return {
		name: "use_guidance",
		title: "Reading a rule",
		quiet: true,
		description: "Read the site's rule for a situation of the numbered list, and follow it in this answer.",
		inputSchema: {
			type: "object",
			properties: { number: { type: "integer", minimum: 1, maximum: Math.max(1, choices.length) } },
			required: ["number"],
			additionalProperties: false,
		},
		offered: () => !taken && choices.length > 0 && offered(),
		run: async ({ input }) => {
			const rule = choices[Number(input["number"]) - 1];
			if (!rule || taken) {
				const explanation = taken ? "One rule for an answer, and it was read." : "There is no rule of this number.";
				return { text: JSON.stringify({ ok: false, explanation }), failed: true };
			}
			taken = true;
			await used(rule);
			return { text: JSON.stringify({ ok: true, data: rule.text }), failed: false };
		},
	};
}
