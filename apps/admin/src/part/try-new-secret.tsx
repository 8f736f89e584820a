import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import { type Authorization, confirmSecret } from "../store/authorizations.ts";
import { to } from "../store/place.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";
import { emptyValues, fetchTools, type Tool, type TrialResult, tryTool } from "../store/tools.ts";
import { Choice } from "./choice.tsx";
import { Show } from "./fetched.tsx";
import { JsonField } from "./json-field.tsx";
import { ProblemLine } from "./problem-line.tsx";
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
	const [values, setValues] = useState<Record<string, unknown>>(tool ? emptyValues(tool) : {});
	const [confirmed, setConfirmed] = useState(false);
	const [result, setResult] = useState<TrialResult | undefined>(undefined);
	const { submit, busy, error } = useSubmit(async () => {
		const claims = tool?.audience === "verified" ? { claims: { sub: "trial" } } : {};
		const tried = await tryTool(site.id, id, { values, confirmed, secret: "pending", ...claims });
		setResult(tried);
		if (tried.problem) return;
		await confirmSecret(site.id, authorization.id);
		await changed();
	});
	return (
		<>
			<Choice
				label="Try it with"
				value={id}
				options={tools.map((one) => [one.id, `${one.name} (${one.method})`] as const)}
				onChange={(chosen) => {
					setId(chosen);
					const next = tools.find((one) => one.id === chosen);
					if (next) setValues(emptyValues(next));
				}}
			/>
			<JsonField
				key={id}
				label="Values"
				value={values}
				onChange={(value) => setValues(value as Record<string, unknown>)}
			/>
			{tool?.access === "write" && (
				<label class="check">
					<input type="checkbox" checked={confirmed} onChange={(event) => setConfirmed(event.currentTarget.checked)} />
					This changes something in your system. Send it all the same.
				</label>
			)}
			<ProblemLine error={error} />
			{result?.problem && (
				<p class="problem" role="status">
					{result.problem.sentence} <code>{result.problem.code}</code> The old secret stays in use.
				</p>
			)}
			<button type="button" class="main" disabled={busy} onClick={submit}>
				{busy ? "Calling …" : "Try the new secret, and use it if it works"}
			</button>
		</>
	);
}
