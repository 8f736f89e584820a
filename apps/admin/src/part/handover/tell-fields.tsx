import type { JSX } from "preact";
import type { HandoverDraft, HandoverState } from "../../store/handover.ts";
import { TextField } from "../text-field.tsx";
import type { useSubmit } from "../use-submit.ts";

interface TellFieldsProps {
	readonly state: HandoverState;
	readonly draft: HandoverDraft;
	readonly change: (some: Partial<HandoverDraft>) => void;
	readonly faults: ReadonlyMap<string, string>;
	readonly renew: ReturnType<typeof useSubmit>;
}

/** Who hears of a handover: an email address, a signed webhook, or both. */
export function TellFields({ state, draft, change, faults, renew }: TellFieldsProps): JSX.Element {
	const { lastFour } = state.settings ?? {};
	return (
		<section class="card stack">
			<h2>For your team</h2>
			<p class="muted">
				The conversation with a summary, who the visitor is and whether that was verified. What does not arrive is sent
				again for a day and a half.
			</p>
			<TextField
				label="Email to"
				type="email"
				value={draft.emailTo}
				fault={faults.get("emailTo")}
				hint={
					state.mail ? (
						"Where your team reads."
					) : (
						<>
							No mail server is set up: the deployer names one with <code>BELLHOP_SMTP_URL</code> and{" "}
							<code>BELLHOP_SMTP_FROM</code>.
						</>
					)
				}
				onInput={(emailTo) => change({ emailTo })}
			/>
			<TextField
				label="Webhook"
				type="url"
				code
				value={draft.webhookUrl}
				fault={faults.get("webhookUrl")}
				hint={
					lastFour ? (
						<>
							Signed with a secret that ends in <code>{lastFour}</code>.
						</>
					) : (
						"Gets a POST, signed as Standard Webhooks say; the secret is made when you save."
					)
				}
				onInput={(webhookUrl) => change({ webhookUrl })}
			/>
			{lastFour && (
				<p>
					<button type="button" disabled={renew.busy} onClick={renew.submit}>
						{renew.busy ? "Making one …" : "Make a new secret"}
					</button>
				</p>
			)}
		</section>
	);
}
