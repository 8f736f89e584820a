import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { Refusal } from "../../store/client.ts";
import { addIdentityKey, type JwksAlgorithm, type KeyDraft } from "../../store/identity.ts";
import type { Site } from "../../store/sites.ts";
import { Choice } from "../choice.tsx";
import { ProblemLine } from "../problem-line.tsx";
import { Radios } from "../radios.tsx";
import { TextField } from "../text-field.tsx";
import { useSubmit } from "../use-submit.ts";

interface AddKeyProps {
	readonly site: Site;
	readonly first: boolean;
	/** Told when there is a new key, with its secret where we made it. */
	readonly added: (secret: string | undefined) => Promise<void>;
}

const options = [
	["secret", "A secret made here", "Simplest: your server signs with it (HS256). It is shown once."],
	["public", "Your public key", "Your server keeps the private one (ES256, EdDSA or RS256); Bellhop can't sign."],
	["jwks", "Your login server's key set", "Tokens of Auth0, Keycloak and the like, by their JWKS address and issuer."],
] as const;

const noDraft = { kid: "", publicKey: "", url: "", issuer: "", algorithm: "RS256" as JwksAlgorithm };

/** Makes a secret, or takes a public key or the address of a key set. */
export function AddKey({ site, first, added }: AddKeyProps): JSX.Element {
	const [kind, setKind] = useState<KeyDraft["kind"]>("secret");
	const [draft, setDraft] = useState(noDraft);
	const change = (some: Partial<typeof noDraft>) => setDraft((now) => ({ ...now, ...some }));
	const { submit, busy, error } = useSubmit(async () => {
		const { secret } = await addIdentityKey(site.id, draftOf(kind, draft));
		setDraft(noDraft);
		await added(secret);
	});
	const faults = error instanceof Refusal ? error.fields : new Map<string, string>();
	return (
		<form class="stack" onSubmit={submit}>
			<Radios
				label={first ? "What signs the tokens" : "Add the next key"}
				value={kind}
				options={options}
				onChange={setKind}
			>
				{kind === "public" && <PublicKeyFields {...{ draft, change, faults }} />}
				{kind === "jwks" && <KeySetFields {...{ draft, change, faults }} />}
			</Radios>
			<ProblemLine error={error} />
			<div class="actions">
				<button type="submit" class={first ? "main" : undefined} disabled={busy}>
					{busy ? "Adding …" : kind === "secret" ? "Make a secret" : "Add the key"}
				</button>
			</div>
		</form>
	);
}

interface FieldsProps {
	readonly draft: typeof noDraft;
	readonly change: (some: Partial<typeof noDraft>) => void;
	readonly faults: ReadonlyMap<string, string>;
}

function PublicKeyFields({ draft, change, faults }: FieldsProps): JSX.Element {
	return (
		<>
			<TextField
				code
				required
				lines={5}
				label="Public key"
				hint="PEM (BEGIN PUBLIC KEY) or a JWK."
				value={draft.publicKey}
				fault={faults.get("publicKey")}
				onInput={(publicKey) => change({ publicKey })}
			/>
			<TextField
				code
				label="Its kid"
				hint="As your tokens name it; one is made when it is left empty."
				value={draft.kid}
				fault={faults.get("kid")}
				onInput={(kid) => change({ kid })}
			/>
		</>
	);
}

const algorithms = [
	["RS256", "RS256"],
	["ES256", "ES256"],
	["EdDSA", "EdDSA"],
] as const;

function KeySetFields({ draft, change, faults }: FieldsProps): JSX.Element {
	return (
		<>
			<TextField
				code
				required
				type="url"
				label="Address of the key set"
				placeholder="https://login.example/.well-known/jwks.json"
				value={draft.url}
				fault={faults.get("url")}
				onInput={(url) => change({ url })}
			/>
			<div class="pair">
				<TextField
					code
					required
					label="Issuer"
					hint="The iss of its tokens, to the letter."
					placeholder="https://login.example/"
					value={draft.issuer}
					fault={faults.get("issuer")}
					onInput={(issuer) => change({ issuer })}
				/>
				<Choice
					label="Algorithm"
					value={draft.algorithm}
					options={algorithms}
					onChange={(algorithm) => change({ algorithm })}
				/>
			</div>
		</>
	);
}

function draftOf(kind: KeyDraft["kind"], { kid, publicKey, url, issuer, algorithm }: typeof noDraft): KeyDraft {
	if (kind === "secret") return { kind };
	if (kind === "jwks") return { kind, url, issuer, algorithm };
	return { kind, publicKey, ...(kid !== "" && { kid }) };
}
