import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Authorization } from "../store/authorizations.ts";
import { Refusal } from "../store/client.ts";
import { parametersOf, proposal, responseOf } from "../store/import.ts";
import { go, to } from "../store/place.ts";
import type { Site } from "../store/sites.ts";
import { newTool, removeTool, saveTool, type Tool, type ToolDraft } from "../store/tools.ts";
import { Choice } from "./choice.tsx";
import { FormHead } from "./form-head.tsx";
import { FromExample } from "./from-example.tsx";
import { ParameterList } from "./parameter-list.tsx";
import { RemoveByName } from "./remove-by-name.tsx";
import { TextField } from "./text-field.tsx";
import { TryTool } from "./try-tool.tsx";
import { useSaveKey } from "./use-save-key.ts";
import { useSubmit } from "./use-submit.ts";

/** What an import proposes is taken into the editor once. */
function takeProposal(): ToolDraft {
	const proposed = proposal.peek();
	proposal.value = undefined;
	return proposed ?? newTool;
}

interface ToolFormProps {
	readonly site: Site;
	readonly tool: Tool | undefined;
	readonly authorizations: readonly Authorization[];
	readonly saved: () => Promise<void>;
}

/** Every field of a tool. What was typed stays when the BFF says no; faults stand beside their fields. */
export function ToolForm({ site, tool, authorizations, saved }: ToolFormProps): JSX.Element {
	const [draft, setDraft] = useState<ToolDraft>(() => tool ?? takeProposal());
	const change = (some: Partial<ToolDraft>) => setDraft((now) => ({ ...now, ...some }));
	const dirty = JSON.stringify(draft) !== JSON.stringify(tool ?? newTool);
	const { submit, busy, error } = useSubmit(async () => {
		const made = await saveTool(site.id, tool?.id, draft);
		if (!tool) go("tools", made.id);
		setDraft(made);
		await saved();
	});
	useSaveKey(submit);
	const faults = error instanceof Refusal ? error.fields : new Map<string, string>();
	const parts = { draft, change, faults };
	return (
		<div class="stack">
			<form class="stack" onSubmit={submit}>
				<FormHead title={tool?.name ?? "New tool"} dirty={dirty} busy={busy} error={error} />
				<About {...parts} />
				<Request {...parts} authorizations={authorizations} />
				<section class="card stack">
					<h2>Parameters</h2>
					<ParameterList
						parameters={draft.parameters}
						faults={faults}
						onChange={(parameters) => change({ parameters })}
					/>
					<FromExample
						label="From an example request body"
						action="Make parameters of it"
						read={async (text) => change({ parameters: [...(await parametersOf(site.id, text))] })}
					/>
				</section>
				<Answer {...parts} site={site} />
				<Rules {...parts} />
			</form>
			{tool && <TryTool key={tool.updatedAt} site={site} tool={tool} />}
			{tool && (
				<RemoveByName
					name={tool.name}
					remove={async () => {
						await removeTool(site.id, tool.id);
						go("tools");
					}}
				/>
			)}
		</div>
	);
}

interface PartProps {
	readonly draft: ToolDraft;
	readonly change: (some: Partial<ToolDraft>) => void;
	readonly faults: ReadonlyMap<string, string>;
}

function About({ draft, change, faults }: PartProps): JSX.Element {
	return (
		<section class="card stack">
			<h2>What it is</h2>
			<TextField
				label="Name"
				code
				value={draft.name}
				fault={faults.get("name")}
				hint="What the model calls, such as look_up_order."
				onInput={(name) => change({ name })}
			/>
			<TextField
				label="Title"
				value={draft.title}
				fault={faults.get("title")}
				hint="What the visitor reads while it runs, such as “Looking up your order”."
				onInput={(title) => change({ title })}
			/>
			<TextField
				label="Description"
				lines={3}
				value={draft.description}
				fault={faults.get("description")}
				hint="When the agent is to use it, and when not."
				onInput={(description) => change({ description })}
			/>
			<Choice
				label="State"
				value={draft.state}
				options={[
					["draft", "Draft: offered to nobody"],
					["live", "Live: the agent may use it"],
				]}
				onChange={(state) => change({ state })}
			/>
		</section>
	);
}

interface RequestProps extends PartProps {
	readonly authorizations: readonly Authorization[];
}

const methods = ["POST", "GET", "PUT", "PATCH", "DELETE"] as const;

function Request({ draft, change, faults, authorizations }: RequestProps): JSX.Element {
	return (
		<section class="card stack">
			<h2>The request</h2>
			<div class="pair">
				<Choice
					label="Method"
					value={draft.method}
					options={methods.map((method) => [method, method] as const)}
					onChange={(method) => change({ method })}
				/>
				<TextField
					label="URL"
					type="url"
					code
					value={draft.url}
					fault={faults.get("url")}
					hint="{placeholders} stand in the path only."
					onInput={(url) => change({ url })}
				/>
			</div>
			<Choice
				label="Authorization"
				value={draft.authorization ?? ""}
				fault={faults.get("authorization")}
				options={[["", "None"], ...authorizations.map(({ name }) => [name, name] as const)]}
				hint={<a href={to("authorizations", "new")}>Store a new credential</a>}
				onChange={(name) => change({ authorization: name === "" ? null : name })}
			/>
		</section>
	);
}

function Answer({ site, draft, change, faults }: PartProps & { readonly site: Site }): JSX.Element {
	const fields = draft.response.fields?.join("\n") ?? "";
	return (
		<section class="card stack">
			<h2>The answer</h2>
			<FromExample
				label="From an example answer"
				action="Propose fields"
				read={async (text) => {
					const { schema, fields: found } = await responseOf(site.id, text);
					const proposed = found.filter((field) => field.proposed).map(({ path }) => path);
					change({ response: { ...draft.response, schema, fields: proposed } });
				}}
			/>
			<TextField
				label="Fields the model may see"
				lines={5}
				code
				value={fields}
				fault={faults.get("response.fields")}
				hint="One path a line, such as order.items[].name. Empty means the whole answer."
				onInput={(text) => {
					const { fields: _, ...rest } = draft.response;
					change({ response: text === "" ? rest : { ...rest, fields: text.split("\n") } });
				}}
			/>
			<TextField
				label="At most (bytes)"
				type="number"
				value={String(draft.response.maxBytes)}
				fault={faults.get("response.maxBytes")}
				hint="How much of the answer the model may be given."
				onInput={(text) => change({ response: { ...draft.response, maxBytes: Number(text) } })}
			/>
		</section>
	);
}

function Rules({ draft, change, faults }: PartProps): JSX.Element {
	return (
		<section class="card stack">
			<h2>Rules</h2>
			<Choice
				label="Access"
				value={draft.access}
				options={[
					["read", "Reads only"],
					["write", "Changes something"],
				]}
				hint="A tool that changes something is offered to nobody until visitors can confirm it."
				onChange={(access) => change({ access })}
			/>
			<Choice
				label="For whom"
				value={draft.audience}
				fault={faults.get("audience")}
				options={[
					["anyone", "Anyone"],
					["verified", "Visitors whose identity is verified"],
				]}
				onChange={(audience) => change({ audience })}
			/>
			<TextField
				label="Time limit (milliseconds)"
				type="number"
				value={String(draft.timeoutMs)}
				fault={faults.get("timeoutMs")}
				hint="10,000 unless there is a reason; 60,000 at most."
				onInput={(text) => change({ timeoutMs: Number(text) })}
			/>
		</section>
	);
}
