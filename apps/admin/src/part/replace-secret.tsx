import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type Authorization, confirmSecret, discardSecret, replaceSecret } from "../store/authorizations.ts";
import type { Site } from "../store/sites.ts";
import { Age } from "./age.tsx";
import { ProblemLine } from "./problem-line.tsx";
import { TextField } from "./text-field.tsx";
import { TryNewSecret } from "./try-new-secret.tsx";
import { useSubmit } from "./use-submit.ts";

interface ReplaceSecretProps {
	readonly site: Site;
	readonly authorization: Authorization;
	readonly changed: () => Promise<void>;
}

/** A new secret waits beside the old one, which stays in use until somebody says that the new one works. */
export function ReplaceSecret({ site, authorization, changed }: ReplaceSecretProps): JSX.Element {
	const { id, pending, secretSetAt, lastFour } = authorization;
	const [secret, setSecret] = useState("");
	const act = (work: () => Promise<unknown>) => async () => {
		await work();
		setSecret("");
		await changed();
	};
	const store = useSubmit(act(() => replaceSecret(site.id, id, secret)));
	const confirm = useSubmit(act(() => confirmSecret(site.id, id)));
	const discard = useSubmit(act(() => discardSecret(site.id, id)));
	return (
		<form class="card stack" onSubmit={store.submit}>
			<h2>Replace the secret</h2>
			<p class="muted">
				{lastFour && `····${lastFour}, `}stored <Age at={secretSetAt} />.
			</p>
			{pending && (
				<div class="stack">
					<p class="note">
						A new secret is waiting. The old one stays in use until a call with the new one has worked.
					</p>
					<TryNewSecret site={site} authorization={authorization} changed={changed} />
					<div class="marks">
						<button type="button" disabled={confirm.busy} onClick={confirm.submit}>
							Use it untried
						</button>
						<button type="button" disabled={discard.busy} onClick={discard.submit}>
							Discard it
						</button>
					</div>
				</div>
			)}
			<TextField label="New secret" type="password" autocomplete="off" value={secret} onInput={setSecret} />
			<ProblemLine error={store.error ?? confirm.error ?? discard.error} />
			<button type="submit" disabled={store.busy || secret === ""}>
				Store it beside the old one
			</button>
		</form>
	);
}
