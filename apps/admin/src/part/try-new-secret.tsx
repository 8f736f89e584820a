import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { type Authorization, confirmSecret } from "../store/authorizations.ts";
import { to } from "../store/place.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";
import { fetchTools, type Tool } from "../store/tools.ts";
import { type TrialResult, tryTool } from "../store/trial.ts";
import { claimInputs, modelInputs, readValues } from "../store/trial-values.ts";
import { Choice } from "./choice.tsx";
import { Show } from "./fetched.tsx";
import { ProblemLine } from "./problem-line.tsx";
import { ValueFields } from "./trial/value-fields.tsx";
import { WriteWarning } from "./trial/write-warning.tsx";
import { useSubmit } from "./use-submit.ts";

interface TryNewSecretProps {
	readonly site: Site;
	readonly authorization: Authorization;
	readonly changed: () => Promise<void>;
}

/** A real call with the new secret. When it passes, the new secret takes the place of the old one. */
export function TryNewSecret({ site, authorization, changed }: TryNewSecretProps): JSX.Element {
	const tools = useMemo(() => resource<readonly Tool[]>(), []);
	const load = () =>
		tools.load(async () => (await fetchTools(site.id)).filter((tool) => tool.authorization === authorization.name));
	useEffect(() => void load(), []);
	return (
		<Show of={tools.now.value} again={load}>
			{(using) =>
				using.length === 0 ? (
					<p class="muted">
						No tool uses this authorization yet, so there is no call to try it with.{" "}
						<a href={to("tools", "new")}>Make a tool</a>, or use the new secret untried.
					</p>
				) : (
					<Trial site={site} authorization={authorization} tools={using} changed={changed} />
				)
			}
		</Show>
	);
}

function Trial({
	site,
	authorization,
	tools,
	changed,
}: TryNewSecretProps & { readonly tools: readonly Tool[] }): JSX.Element {
	const [id, setId] = useState(tools.find(({ access }) => access === "read")?.id ?? tools[0]?.id ?? "");
	const tool = tools.find((one) => one.id === id);
	return (
		<>
			<Choice
				label="Try it with"
				value={id}
				options={tools.map((one) => [one.id, `${one.name} (${one.method})`] as const)}
				onChange={setId}
			/>
			{tool && <OneTrial key={id} site={site} authorization={authorization} tool={tool} changed={changed} />}
		</>
	);
}

const nothing: ReadonlyMap<string, string> = new Map();

function OneTrial({ site, authorization, tool, changed }: TryNewSecretProps & { readonly tool: Tool }): JSX.Element {
	const [typed, setTyped] = useState(nothing);
	const [claimed, setClaimed] = useState(nothing);
	const [confirmed, setConfirmed] = useState(false);
	const [problem, setProblem] = useState<TrialResult["problem"]>(undefined);
	const claims = claimInputs(tool);
	const { submit, busy, error } = useSubmit(async () => {
		setProblem(undefined);
		const { signal } = new AbortController();
		const values = readValues(modelInputs(tool), typed);
		const known = claims.length > 0 ? { claims: readValues(claims, claimed) } : {};
		const tried = await tryTool(
			{ site: site.id, id: tool.id, signal },
			{ values, confirmed, secret: "pending", ...known },
		);
		setProblem(tried.problem);
		if (tried.problem) return;
		await confirmSecret(site.id, authorization.id);
		await changed();
	});
	return (
		<>
			<ValueFields label="What the agent would fill in" inputs={modelInputs(tool)} typed={typed} onType={setTyped} />
			<ValueFields label="Claims of a verified visitor" inputs={claims} typed={claimed} onType={setClaimed} />
			{tool.access === "write" && <WriteWarning confirmed={confirmed} onConfirm={setConfirmed} />}
			<ProblemLine error={error} />
			{problem && (
				<p class="problem" role="status">
					{problem.sentence} <code>{problem.code}</code> The old secret stays in use.
				</p>
			)}
			<button type="button" class="main" disabled={busy} onClick={submit}>
				{busy ? "Calling …" : "Try the new secret, and use it if it works"}
			</button>
		</>
	);
}
