import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "../../store/client.ts";
import { draftOfHandover, type HandoverDraft, type HandoverState, saveHandover } from "../../store/handover.ts";
import { sameJson } from "../../store/same-json.ts";
import type { Site } from "../../store/sites.ts";
import { Copy } from "../copy.tsx";
import { FormHead } from "../form-head.tsx";
import { Radios } from "../radios.tsx";
import { TextField } from "../text-field.tsx";
import { useSaveKey } from "../use-save-key.ts";
import { useSubmit } from "../use-submit.ts";
import { TellFields } from "./tell-fields.tsx";

interface HandoverFormProps {
	readonly site: Site;
	readonly state: HandoverState;
	readonly changed: () => Promise<void>;
}

/** Whether a person can be asked for, what the visitor is told, and who hears of it. */
export function HandoverForm({ site, state, changed }: HandoverFormProps): JSX.Element {
	const [draft, setDraft] = useState(() => draftOfHandover(state));
	const [secret, setSecret] = useState<string>();
	const change = (some: Partial<HandoverDraft>) => setDraft((now) => ({ ...now, ...some }));
	const save = useSubmit(async () => {
		setSecret(await saveHandover(site.id, draft));
		await changed();
	});
	const renew = useSubmit(async () => {
		setSecret(await saveHandover(site.id, draftOfHandover(state), true));
		await changed();
	});
	useSaveKey(save.submit);
	const faults = save.error instanceof Refusal ? save.error.fields : new Map<string, string>();
	return (
		<form class="stack" onSubmit={save.submit}>
			<FormHead
				title="Handover"
				dirty={!sameJson(draft, draftOfHandover(state))}
				busy={save.busy}
				error={save.error ?? renew.error}
			/>
			{secret && (
				<section class="card stack">
					<h2>The secret that signs webhooks</h2>
					<p>Keep it now: it is shown this once. Your side checks the Standard Webhooks headers with it.</p>
					<Copy text={secret} label="the secret" />
				</section>
			)}
			<When draft={draft} change={change} faults={faults} />
			<TellFields state={state} draft={draft} change={change} faults={faults} renew={renew} />
		</form>
	);
}

interface PartProps {
	readonly draft: HandoverDraft;
	readonly change: (some: Partial<HandoverDraft>) => void;
	readonly faults: ReadonlyMap<string, string>;
}

function When({ draft, change, faults }: PartProps): JSX.Element {
	return (
		<section class="card stack">
			<h2>For the visitor</h2>
			<label class="check">
				<input
					type="checkbox"
					checked={draft.enabled}
					onChange={(event) => change({ enabled: event.currentTarget.checked })}
				/>
				Visitors can ask for a person, by a button and in words
			</label>
			<Radios
				label="What they are told"
				value={draft.way}
				options={[
					["email", "A person will answer by email"],
					["link", "A link to where a person is"],
				]}
				onChange={(way) => change({ way })}
			>
				{draft.way === "link" && (
					<TextField
						label="Link"
						type="url"
						code
						value={draft.link}
						fault={faults.get("link")}
						onInput={(link) => change({ link })}
					/>
				)}
			</Radios>
			<TextField
				label="When the agent asks for a person by itself"
				lines={3}
				value={draft.rules}
				fault={faults.get("rules")}
				placeholder="When the visitor is upset, or asks for the same thing a third time."
				hint="In plain words. A task can do it too, with {{handover}} in a step; and one can collect what a person needs before."
				onInput={(rules) => change({ rules })}
			/>
		</section>
	);
}
