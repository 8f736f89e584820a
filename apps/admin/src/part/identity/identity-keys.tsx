import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type IdentityKey, revokeIdentityKey } from "../../store/identity.ts";
import type { Site } from "../../store/sites.ts";
import { Age } from "../age.tsx";
import { Copy } from "../copy.tsx";
import { SureButton } from "../sure-button.tsx";
import { AddKey } from "./add-key.tsx";

interface IdentityKeysProps {
	readonly site: Site;
	readonly keys: readonly IdentityKey[];
	readonly changed: () => Promise<void>;
}

/** The keys identity tokens are signed with. */
export function IdentityKeys({ site, keys, changed }: IdentityKeysProps): JSX.Element {
	const [secret, setSecret] = useState<string | undefined>(undefined);
	const revoke = (id: string) => revokeIdentityKey(site.id, id).then(changed);
	return (
		<section class="card stack" aria-labelledby="identity-keys">
			<h2 id="identity-keys">Keys</h2>
			{keys.length === 0 ? (
				<p>No key yet: every visitor is anonymous.</p>
			) : (
				<ul class="rows">
					{keys.map((key) => (
						<li key={key.id}>
							<KeyFacts of={key} />
							<SureButton ask="Revoke" sure="Revoke it and end its sessions" act={() => revoke(key.id)} />
						</li>
					))}
				</ul>
			)}
			{secret !== undefined && (
				<div class="note stack" role="status">
					<p>Copy the secret now and give it to your server. It is not shown again.</p>
					<Copy text={secret} label="the secret" />
				</div>
			)}
			{keys.length < 2 ? (
				<AddKey
					site={site}
					first={keys.length === 0}
					added={(made) => {
						setSecret(made);
						return changed();
					}}
				/>
			) : (
				<p class="muted">Two keys are live. Revoke the old one once your servers sign with the new one.</p>
			)}
		</section>
	);
}

const kinds = { secret: "Secret made here", public: "Your public key", jwks: "Your login server" } as const;

function KeyFacts({ of }: { readonly of: IdentityKey }): JSX.Element {
	const { kind, algorithm, kid, lastFour, jwksUrl, issuer, createdAt } = of;
	return (
		<span>
			<strong>{kinds[kind]}</strong>{" "}
			<span class="muted">
				{algorithm}
				{lastFour && ` ····${lastFour}`}, added <Age at={createdAt} />
			</span>
			<br />
			{kid && (
				<span class="muted">
					kid <code>{kid}</code>
				</span>
			)}
			{jwksUrl && (
				<span class="muted">
					<code>{jwksUrl}</code>, iss <code>{issuer}</code>
				</span>
			)}
		</span>
	);
}
