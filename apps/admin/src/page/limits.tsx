import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Show } from "../part/fetched.tsx";
import { OptionalNumberForm } from "../part/optional-number-form.tsx";
import { fetchLimits, type Limits, setDailyTokens } from "../store/limits.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";

/** What a site's visitors may use, what was used of it, and the spending cap. */
export function LimitsPage({ site }: { readonly site: Site }): JSX.Element {
	const limits = useMemo(() => resource<Limits>(), []);
	const load = () => limits.load(() => fetchLimits(site.id));
	useEffect(() => void load(), []);
	return (
		<div class="stack">
			<div class="head">
				<h1>Limits</h1>
				<button type="button" onClick={() => void load()}>
					Look again
				</button>
			</div>
			<p class="muted">
				Bounds against abuse and cost, far above what people do. Who reaches one is told when they can go on; nothing
				typed is lost. Minutes and days are those of UTC.
			</p>
			<Show of={limits.now.value} again={load}>
				{(now) => (
					<>
						<Used of={now} />
						<Cap key={String(now.dailyTokens)} site={site} of={now} changed={load} />
						<Allowed of={now} />
					</>
				)}
			</Show>
		</div>
	);
}

const number = (value: number) => value.toLocaleString("en");
const names = { sessions: "Sessions opened", messages: "Messages", tokens: "Tokens of the model" } as const;
const minute = 60_000;

function Used({ of: { uses } }: { readonly of: Limits }): JSX.Element {
	return (
		<section class="card stack">
			<h2>Used by the whole site</h2>
			<div class="meters">
				{uses.map(({ what, window, used, allowed }) => {
					const name = `${names[what]}, ${window === minute ? "this minute" : "today"}`;
					return (
						<div key={name}>
							<span>{name}</span>
							<meter aria-label={name} min={0} max={Math.max(1, allowed)} high={allowed * 0.8} value={used}>
								{number(used)} of {number(allowed)}
							</meter>
							<span class="figures">
								{number(used)} of {number(allowed)}
							</span>
						</div>
					);
				})}
			</div>
		</section>
	);
}

interface CapProps {
	readonly site: Site;
	readonly of: Limits;
	readonly changed: () => Promise<void>;
}

function Cap({ site, of: { dailyTokens, allowances }, changed }: CapProps): JSX.Element {
	return (
		<OptionalNumberForm
			title="Daily spending cap"
			label="Tokens of the model a day, in and out"
			hint="Once it is reached, nobody gets an answer until midnight UTC. Empty for the ordinary number."
			placeholder={dailyTokens === null ? number(allowances.tokens.site.day) : ""}
			field="dailyTokens"
			saved={dailyTokens}
			save={(tokens) => setDailyTokens(site.id, tokens).then(changed)}
		/>
	);
}

const scopes = [
	["visitor", "An anonymous visitor"],
	["subject", "A signed-in user"],
	["address", "A network address"],
	["site", "The whole site"],
] as const;

function Allowed({ of: { allowances } }: { readonly of: Limits }): JSX.Element {
	const { sessions, messages, tokens, turnsAtOnce } = allowances;
	const sessionsOf: Partial<Record<(typeof scopes)[number][0], { minute: number; day: number }>> = sessions;
	const rate = (found: { minute: number; day: number } | undefined) =>
		found ? `${number(found.minute)} · ${number(found.day)}` : "–";
	return (
		<section class="card stack">
			<h2>What is allowed</h2>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse */}
			<section class="scroll" aria-label="What is allowed" tabIndex={0}>
				<table class="columns">
					<thead>
						<tr>
							<th scope="col">For</th>
							<th scope="col">Sessions: a minute · a day</th>
							<th scope="col">Messages: a minute · a day</th>
							<th scope="col">Tokens: a minute · a day</th>
							<th scope="col">Answers at once</th>
						</tr>
					</thead>
					<tbody>
						{scopes.map(([scope, words]) => (
							<tr key={scope}>
								<th scope="row">{words}</th>
								<td>{rate(sessionsOf[scope])}</td>
								<td>{rate(messages[scope])}</td>
								<td>{rate(tokens[scope])}</td>
								<td>{number(turnsAtOnce[scope])}</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
			<p class="muted">
				Behind a proxy or a load balancer, all visitors would share one address: name it in{" "}
				<code>BELLHOP_TRUSTED_PROXIES</code>.
			</p>
		</section>
	);
}
