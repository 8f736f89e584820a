import type { JSX } from "preact";
import { account } from "../store/account.ts";
import type { Authorization } from "../store/authorizations.ts";
import type { Identity } from "../store/identity.ts";
import { to } from "../store/place.ts";
import type { Site } from "../store/sites.ts";
import type { Tool } from "../store/tools.ts";

interface NextStepsProps {
	readonly site: Site;
	readonly tools: readonly Tool[];
	readonly authorizations: readonly Authorization[];
	readonly identity: Identity;
}

/** The way from an empty site to an agent that answers, with the next step marked; nothing once all is done. */
export function NextSteps({ site, tools, authorizations, identity }: NextStepsProps): JSX.Element | null {
	const who = account.value;
	const steps = [
		{
			done: site.allowedOrigins.length > 0,
			link: <a href={to("sites", site.id)}>Name the origins whose pages may embed the chat</a>,
			why: "Pages of any other origin are refused.",
		},
		{
			done: authorizations.length > 0 || tools.length > 0,
			link: <a href={to("authorizations", "new")}>Store a credential of one of your systems</a>,
			why: "It is sealed, and only sent where you say.",
		},
		{
			done: tools.length > 0,
			link: <a href={to("tools", "new")}>Describe a tool</a>,
			why: "Or import one from a cURL command or an OpenAPI document.",
		},
		{
			done: tools.some(({ state }) => state === "live"),
			link: <a href={to("playground")}>Try it in the playground, then set it live</a>,
			why: "Until a tool is live, the agent can only say what it cannot look up.",
		},
		{
			done: identity.keys.length > 0,
			link: <a href={to("identity")}>Let your visitors be recognised</a>,
			why: "Your server vouches for its logged-in user, and the agent answers with that user's own data.",
		},
		{
			done: who.state === "in" && who.model !== "demo",
			link: "Connect a language model",
			why: (
				<>
					The built-in demo model answers now. Set <code>OPENAI_API_KEY</code> and start Bellhop again.
				</>
			),
		},
	];
	const next = steps.findIndex(({ done }) => !done);
	if (next < 0) return null;
	return (
		<section class="card stack">
			<h2>Next step</h2>
			<ol class="steps">
				{steps.map(({ done, link, why }, index) => (
					<li key={index} class={done ? "muted" : undefined} aria-current={index === next ? "step" : undefined}>
						<span class="mark" aria-hidden="true">
							{done ? "✓" : index + 1}
						</span>
						<span>
							{link}
							{done && <span class="unseen"> (done)</span>}
							{index === next && <span class="why">{why}</span>}
						</span>
					</li>
				))}
			</ol>
		</section>
	);
}
