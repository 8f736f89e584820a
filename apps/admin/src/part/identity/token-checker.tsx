import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { type CheckedToken, checkToken } from "../../store/identity.ts";
import type { Site } from "../../store/sites.ts";
import { ProblemLine } from "../problem-line.tsx";
import { TextField } from "../text-field.tsx";
import { useSubmit } from "../use-submit.ts";

/** Paste a token, see what each part of it is worth. */
export function TokenChecker({ site }: { readonly site: Site }): JSX.Element {
	const [token, setToken] = useState("");
	const [checked, setChecked] = useState<CheckedToken | undefined>(undefined);
	const { submit, busy, error } = useSubmit(async () => {
		setChecked(undefined);
		setChecked(await checkToken(site.id, token));
	});
	return (
		<section class="card stack">
			<h2>Check a token</h2>
			<form class="stack" onSubmit={submit}>
				<TextField
					code
					required
					lines={4}
					label="Identity token"
					hint="It is looked at and not kept; nobody is logged in with it."
					value={token}
					onInput={setToken}
				/>
				<ProblemLine error={error} />
				<div class="actions">
					<button type="submit" disabled={busy || token.trim() === ""}>
						{busy ? "Checking …" : "Check"}
					</button>
				</div>
			</form>
			<div role="status">{checked && <Verdicts of={checked} />}</div>
		</section>
	);
}

function Verdicts({ of: { accepted, verdicts } }: { readonly of: CheckedToken }): JSX.Element {
	return (
		<div class="stack">
			<p>
				<span class={`badge large ${accepted ? "good" : "danger"}`}>
					{accepted ? "It would be accepted" : "It would be refused"}
				</span>
			</p>
			<div class="scroll">
				<table>
					<thead>
						<tr>
							<th scope="col">Part</th>
							<th scope="col">Verdict</th>
							<th scope="col">What was found</th>
						</tr>
					</thead>
					<tbody>
						{verdicts.map(({ part, reason, finding, detail }) => (
							<tr key={part}>
								<td>
									<code>{part}</code>
								</td>
								<td>
									<span class={`badge ${reason ? "danger" : "good"}`}>{reason ?? "good"}</span>
								</td>
								<td>
									{finding} {detail}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</div>
	);
}
