import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Authorization } from "../store/authorizations.ts";
import { resource } from "../store/resource.ts";
import { addSigningKey, fetchSigningKeys, retireSigningKey, type SigningKey } from "../store/signing-keys.ts";
import type { Site } from "../store/sites.ts";
import { Age } from "./age.tsx";
import { Copy } from "./copy.tsx";
import { Show } from "./fetched.tsx";
import { ProblemLine } from "./problem-line.tsx";
import { SignatureSamples } from "./signature-samples.tsx";
import { SureButton } from "./sure-button.tsx";
import { useSubmit } from "./use-submit.ts";

interface SigningKeysProps {
	readonly site: Site;
	readonly authorization: Authorization;
}

/** Keys that sign what is sent with an authorization, so that the owner's system can check who calls. */
export function SigningKeys({ site, authorization: { id } }: SigningKeysProps): JSX.Element {
	const keys = useMemo(() => resource<readonly SigningKey[]>(), []);
	const [secret, setSecret] = useState<string | undefined>(undefined);
	const load = () => keys.load(() => fetchSigningKeys(site.id, id));
	useEffect(() => void load(), []);
	const add = useSubmit(async () => {
		setSecret(await addSigningKey(site.id, id));
		await load();
	});
	return (
		<section class="card stack">
			<h2>Signature</h2>
			<p>
				With a signing key every request carries <code>webhook-id</code>, <code>webhook-timestamp</code> and{" "}
				<code>webhook-signature</code> (Standard Webhooks) over its exact body, so that your system can tell that it
				comes from here, unchanged and only once. Two keys may be live while you change them.
			</p>
			<Show of={keys.now.value} again={load}>
				{(live) => <Live keys={live} retire={(key) => retireSigningKey(site.id, id, key).then(load)} />}
			</Show>
			{secret && (
				<div class="note stack" role="status">
					<p>Copy the secret of the new key now. It is not shown again.</p>
					<Copy text={secret} label="the signing secret" />
				</div>
			)}
			<ProblemLine error={add.error} />
			<button type="button" disabled={add.busy} onClick={add.submit}>
				{add.busy ? "Making a key …" : "Add a signing key"}
			</button>
			<SignatureSamples />
		</section>
	);
}

interface LiveProps {
	readonly keys: readonly SigningKey[];
	readonly retire: (key: string) => Promise<void>;
}

function Live({ keys, retire }: LiveProps): JSX.Element {
	if (keys.length === 0) return <p class="muted">No key yet: requests are not signed.</p>;
	return (
		<ul class="rows">
			{keys.map((key) => (
				<LiveKey key={key.id} of={key} retire={retire} />
			))}
		</ul>
	);
}

/** Whatever is signed with a retired key is refused from then on. */
function LiveKey({ of, retire }: { readonly of: SigningKey; readonly retire: LiveProps["retire"] }): JSX.Element {
	return (
		<li>
			<span>
				<code>····{of.lastFour}</code>{" "}
				<span class="muted">
					made <Age at={of.createdAt} />
				</span>
			</span>
			<SureButton ask="Retire" sure={`Retire ····${of.lastFour} now`} act={() => retire(of.id)} />
		</li>
	);
}
