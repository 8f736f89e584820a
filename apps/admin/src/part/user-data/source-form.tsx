import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "../../store/client.ts";
import type { Site } from "../../store/sites.ts";
import { removeSource, type Source, type SourceDraft, saveSource, setSourceActive } from "../../store/user-data.ts";
import { Age } from "../age.tsx";
import { FormHead } from "../form-head.tsx";
import { ProblemLine } from "../problem-line.tsx";
import { RemoveByName } from "../remove-by-name.tsx";
import { TextField } from "../text-field.tsx";
import { useSaveKey } from "../use-save-key.ts";
import { useSubmit } from "../use-submit.ts";
import { SourceConsole } from "./source-console.tsx";

interface SourceFormProps {
	readonly site: Site;
	readonly source: Source | null;
	readonly changed: () => Promise<void>;
}

const fresh: SourceDraft = { url: "", header: "Authorization", claim: "email", secret: "" };
const draftOf = (source: Source | null): SourceDraft =>
	source ? { url: source.url, header: source.header, claim: source.claim, secret: "" } : fresh;

/** The site's User Data API: its address and secret, a test, and the switch that makes it count. */
export function SourceForm({ site, source, changed }: SourceFormProps): JSX.Element {
	const [draft, setDraft] = useState(draftOf(source));
	const change = (some: Partial<SourceDraft>) => setDraft((now) => ({ ...now, ...some }));
	const { submit, busy, error } = useSubmit(async () => {
		setDraft(draftOf(await saveSource(site.id, draft)));
		await changed();
	});
	useSaveKey(submit);
	const faults = error instanceof Refusal ? error.fields : new Map<string, string>();
	const dirty = JSON.stringify(draft) !== JSON.stringify(draftOf(source));
	return (
		<>
			<form class="stack" onSubmit={submit}>
				<FormHead title="User data" dirty={dirty} busy={busy} error={error} />
				<p class="muted">
					When a visitor whose identity is verified opens the chat, Bellhop asks your API about them, and the agent
					knows their orders or their plan before they ask. Nobody is asked about who is anonymous.
				</p>
				{source && <Switch site={site} source={source} changed={changed} />}
				<ApiFields {...{ source, draft, change, faults }} />
			</form>
			<SourceConsole site={site} draft={draft} />
			{source && <RemoveByName name="User Data API" remove={() => removeSource(site.id).then(changed)} />}
		</>
	);
}

interface ApiFieldsProps {
	readonly source: Source | null;
	readonly draft: SourceDraft;
	readonly change: (some: Partial<SourceDraft>) => void;
	readonly faults: ReadonlyMap<string, string>;
}

function ApiFields({ source, draft, change, faults }: ApiFieldsProps): JSX.Element {
	return (
		<section class="card stack">
			<h2>Your API</h2>
			<TextField
				code
				required
				type="url"
				label="URL"
				placeholder="https://shop.example/user-data"
				hint={
					<>
						Gets a <code>POST</code> with <code>{'{"identifier": "alex@example.com"}'}</code> and answers within 10
						seconds with <code>{'{"user_info": "…", "identifier": "alex@example.com"}'}</code>: free text, and the same
						identifier.
					</>
				}
				value={draft.url}
				fault={faults.get("url")}
				onInput={(url) => change({ url })}
			/>
			<TextField
				type="password"
				autocomplete="off"
				label="Secret"
				hint={source ? <Stored source={source} /> : "The whole value of the header below, as it is."}
				value={draft.secret}
				fault={faults.get("secret")}
				onInput={(secret) => change({ secret })}
			/>
			<div class="pair">
				<TextField
					code
					label="Header of the secret"
					value={draft.header}
					fault={faults.get("header")}
					onInput={(header) => change({ header })}
				/>
				<TextField
					code
					label="Claim sent as identifier"
					hint="Of the identity token your server signs."
					value={draft.claim}
					fault={faults.get("claim")}
					onInput={(claim) => change({ claim })}
				/>
			</div>
		</section>
	);
}

function Stored({ source: { lastFour, secretSetAt } }: { readonly source: Source }): JSX.Element {
	return (
		<>
			Empty keeps the stored one{lastFour && <code> ····{lastFour}</code>}, entered <Age at={secretSetAt} />.
		</>
	);
}

function Switch({ site, source, changed }: SourceFormProps & { readonly source: Source }): JSX.Element {
	const { active } = source;
	const { submit, busy, error } = useSubmit(async () => {
		await setSourceActive(site.id, !active);
		await changed();
	});
	return (
		<section class="card stack">
			<div class="head">
				<p>
					<span class={`badge large ${active ? "good" : "warning"}`}>{active ? "Active" : "Not active"}</span>{" "}
					{active ? "The agent uses it for every verified visitor." : "Test it, then switch it on."}
				</p>
				<button type="button" class={active ? undefined : "main"} disabled={busy} onClick={submit}>
					{active ? "Switch it off" : "Activate"}
				</button>
			</div>
			<ProblemLine error={error} />
		</section>
	);
}
