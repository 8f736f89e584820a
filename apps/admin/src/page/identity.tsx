import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { Show } from "../part/fetched.tsx";
import { EnforcementChoice } from "../part/identity/enforcement-choice.tsx";
import { IdentityKeys } from "../part/identity/identity-keys.tsx";
import { PageSnippet } from "../part/identity/page-snippet.tsx";
import { Refusals } from "../part/identity/refusals.tsx";
import { TokenChecker } from "../part/identity/token-checker.tsx";
import { TokenSamples } from "../part/identity/token-samples.tsx";
import { fetchIdentity, type Identity } from "../store/identity.ts";
import { resource } from "../store/resource.ts";
import type { Site } from "../store/sites.ts";

/** How a site's visitors are recognised: keys, what to install, and what is wrong with a token. */
export function IdentityPage({ site }: { readonly site: Site }): JSX.Element {
	const identity = useMemo(() => resource<Identity>(), []);
	const load = () => identity.load(() => fetchIdentity(site.id));
	useEffect(() => void load(), []);
	return (
		<div class="stack">
			<h1>Identity</h1>
			<p class="muted">
				Your server says who is logged in, with a short token (a JWT) that it signs. The agent then answers with that
				user's data. Nothing else a page or a visitor says of who they are is believed.
			</p>
			<Show of={identity.now.value} again={load}>
				{({ identity: enforcement, keys, refusals }) => (
					<>
						<IdentityKeys site={site} keys={keys} changed={load} />
						<TokenSamples site={site} keys={keys} />
						<PageSnippet />
						<TokenChecker site={site} />
						<Refusals refusals={refusals} />
						<EnforcementChoice site={site} enforcement={enforcement} hasKey={keys.length > 0} changed={load} />
					</>
				)}
			</Show>
		</div>
	);
}
