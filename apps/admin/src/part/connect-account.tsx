import type { JSX } from "preact";
import { type Authorization, connect } from "../store/authorizations.ts";
import type { Site } from "../store/sites.ts";
import { Copy } from "./copy.tsx";
import { ProblemLine } from "./problem-line.tsx";
import { useSubmit } from "./use-submit.ts";

interface ConnectAccountProps {
	readonly site: Site;
	readonly authorization: Authorization;
	readonly outcome: string | undefined;
}

const outcomes: Readonly<Record<string, string>> = {
	state_invalid: "This connection was not begun in this login, or more than ten minutes ago. Press Connect again.",
	issuer_mismatch: "The answer came from another server than the one that was asked. Check the issuer.",
	denied: "The server, or the person there, said no.",
	exchange_failed: "The server did not hand out a token. Check client id, secret and token URL.",
	answer_invalid: "The server's answer is not a valid one.",
	not_connectable: "This authorization is not one that is connected.",
};

/** Lets the admin log in at the other system, which then sends them back here. */
export function ConnectAccount({ site, authorization, outcome }: ConnectAccountProps): JSX.Element {
	const { submit, busy, error } = useSubmit(() => connect(site.id, authorization.id));
	const failed = outcome === undefined || outcome === "connected" ? undefined : outcomes[outcome];
	return (
		<section class="card stack">
			<h2>Connection</h2>
			<p role="status">{authorization.connected ? "An account is connected." : "No account is connected yet."}</p>
			{authorization.state === "reconnect_needed" && (
				<p class="problem">The connection was revoked or has ended. Connect again.</p>
			)}
			{failed && <p class="problem">{failed}</p>}
			<p>Register this address with the other system:</p>
			<Copy text={`${location.origin}/admin/oauth/${authorization.id}/callback`} label="the redirect address" />
			<ProblemLine error={error} />
			<button type="button" class="main" disabled={busy} onClick={submit}>
				{authorization.connected ? "Connect again" : "Connect"}
			</button>
		</section>
	);
}
