import type { JSX } from "preact";
import { useState } from "preact/hooks";
import {
	type Authorization,
	type AuthorizationDraft,
	emptySettings,
	kinds,
	removeAuthorization,
	saveAuthorization,
} from "../store/authorizations.ts";
import { Refusal } from "../store/client.ts";
import { go } from "../store/place.ts";
import type { Site } from "../store/sites.ts";
import { Choice } from "./choice.tsx";
import { ConnectAccount } from "./connect-account.tsx";
import { EgressAddresses } from "./egress-addresses.tsx";
import { FormHead } from "./form-head.tsx";
import { OauthFields } from "./oauth-fields.tsx";
import { RemoveByName } from "./remove-by-name.tsx";
import { ReplaceSecret } from "./replace-secret.tsx";
import { SigningKeys } from "./signing-keys.tsx";
import { TextField } from "./text-field.tsx";
import { useSaveKey } from "./use-save-key.ts";
import { useSubmit } from "./use-submit.ts";

interface AuthorizationFormProps {
	readonly site: Site;
	readonly authorization: Authorization | undefined;
	readonly outcome: string | undefined;
	readonly changed: () => Promise<void>;
}

const fresh: AuthorizationDraft = {
	name: "",
	settings: emptySettings.bearer,
	secret: "",
	origins: [],
	purpose: "read",
};

/** Every field of a stored credential. The secret can be written, never read. */
export function AuthorizationForm({ site, authorization, outcome, changed }: AuthorizationFormProps): JSX.Element {
	const stored = authorization ? { ...draftOf(authorization), secret: "" } : fresh;
	const [draft, setDraft] = useState<AuthorizationDraft>(stored);
	const change = (some: Partial<AuthorizationDraft>) => setDraft((now) => ({ ...now, ...some }));
	const dirty = JSON.stringify(draft) !== JSON.stringify(stored);
	const { submit, busy, error } = useSubmit(async () => {
		const saved = await saveAuthorization(site.id, authorization?.id, draft);
		setDraft({ ...draftOf(saved), secret: "" });
		await changed();
		if (!authorization) go("authorizations", saved.id);
	});
	useSaveKey(submit);
	const faults = error instanceof Refusal ? error.fields : new Map<string, string>();
	const parts = { draft, change, faults };
	return (
		<div class="stack">
			<form class="stack" onSubmit={submit}>
				<FormHead title={authorization?.name ?? "New authorization"} dirty={dirty} busy={busy} error={error} />
				<section class="card stack">
					<TextField
						label="Name"
						value={draft.name}
						fault={faults.get("name")}
						hint="Such as “Order Management API, production”."
						onInput={(name) => change({ name })}
					/>
					<Choice
						label="Kind"
						value={draft.settings.kind}
						options={kinds}
						onChange={(kind) => change({ settings: emptySettings[kind] })}
					/>
					<KindFields {...parts} />
					<Secret {...parts} stored={authorization} />
				</section>
				<Reach {...parts} />
			</form>
			{authorization && <AfterSaving site={site} authorization={authorization} outcome={outcome} changed={changed} />}
		</div>
	);
}

type AfterSavingProps = AuthorizationFormProps & { readonly authorization: Authorization };

/** What can be done with a credential that is stored. */
function AfterSaving({ site, authorization, outcome, changed }: AfterSavingProps): JSX.Element {
	const { id, name, settings } = authorization;
	const remove = async () => {
		await removeAuthorization(site.id, id);
		await changed();
		go("authorizations");
	};
	return (
		<>
			{settings.kind === "oauth2_authorization_code" && (
				<ConnectAccount site={site} authorization={authorization} outcome={outcome} />
			)}
			<ReplaceSecret site={site} authorization={authorization} changed={changed} />
			<SigningKeys site={site} authorization={authorization} />
			<EgressAddresses />
			<RemoveByName name={name} remove={remove} />
		</>
	);
}

function draftOf({ name, settings, origins, purpose }: Authorization) {
	return { name, settings, secret: "", origins, purpose };
}

interface PartProps {
	readonly draft: AuthorizationDraft;
	readonly change: (some: Partial<AuthorizationDraft>) => void;
	readonly faults: ReadonlyMap<string, string>;
}

function KindFields({ draft, change, faults }: PartProps): JSX.Element | null {
	const { settings } = draft;
	if (settings.kind === "bearer") return null;
	if (settings.kind === "api_key") {
		return (
			<TextField
				label="Header"
				code
				value={settings.header}
				fault={faults.get("settings.header")}
				onInput={(header) => change({ settings: { kind: "api_key", header } })}
			/>
		);
	}
	if (settings.kind === "basic") {
		return (
			<TextField
				label="User name"
				value={settings.username}
				fault={faults.get("settings.username")}
				onInput={(username) => change({ settings: { kind: "basic", username } })}
			/>
		);
	}
	return <OauthFields settings={settings} faults={faults} onChange={(changed) => change({ settings: changed })} />;
}

const secretNames = { bearer: "Token", api_key: "Key", basic: "Password" } as const;

function Secret({
	draft,
	change,
	faults,
	stored,
}: PartProps & { readonly stored: Authorization | undefined }): JSX.Element {
	const { kind } = draft.settings;
	const kept = stored?.lastFour ? `····${stored.lastFour} is stored.` : "One is stored.";
	return (
		<TextField
			label={kind in secretNames ? secretNames[kind as keyof typeof secretNames] : "Client secret"}
			type="password"
			autocomplete="off"
			value={draft.secret}
			fault={faults.get("secret")}
			hint={stored ? `${kept} Leave this empty to keep it.` : "It is sealed when you save it and never shown again."}
			onInput={(secret) => change({ secret })}
		/>
	);
}

function Reach({ draft, change, faults }: PartProps): JSX.Element {
	const first = [...faults].find(([path]) => path.startsWith("origins"))?.[1];
	return (
		<section class="card stack">
			<h2>Where it may go</h2>
			<TextField
				label="Origins"
				lines={2}
				code
				value={draft.origins.join("\n")}
				fault={first}
				hint="One a line, such as https://api.example. The secret is sent nowhere else."
				onInput={(text) => change({ origins: text === "" ? [] : text.split("\n") })}
			/>
			<Choice
				label="Meant for"
				value={draft.purpose}
				options={[
					["read", "Reading only"],
					["write", "Reading and changing"],
				]}
				hint="A tool that changes something cannot use a credential meant for reading only."
				onChange={(purpose) => change({ purpose })}
			/>
		</section>
	);
}
