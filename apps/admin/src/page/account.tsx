import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ProblemLine } from "../part/problem-line.tsx";
import { TextField } from "../part/text-field.tsx";
import { useSubmit } from "../part/use-submit.ts";
import { account, changePassword, logOutEverywhere } from "../store/account.ts";

/** The admin's own password and log-ins. */
export function AccountPage(): JSX.Element {
	const [current, setCurrent] = useState("");
	const [next, setNext] = useState("");
	const [done, setDone] = useState(false);
	const { submit, busy, error } = useSubmit(async () => {
		setDone(false);
		await changePassword(current, next);
		setCurrent("");
		setNext("");
		setDone(true);
	});
	const who = account.value;
	return (
		<div class="stack">
			<h1>Account</h1>
			{who.state === "in" && <p class="muted">{who.email}</p>}
			<form class="card stack" onSubmit={submit}>
				<h2>Change password</h2>
				<TextField
					label="Current password"
					type="password"
					autocomplete="current-password"
					required
					value={current}
					onInput={setCurrent}
				/>
				<TextField
					label="New password"
					type="password"
					autocomplete="new-password"
					required
					hint="At least 12 characters. Other browsers are logged out."
					value={next}
					onInput={setNext}
				/>
				<ProblemLine error={error} />
				<p role="status">{done && "The password was changed."}</p>
				<button type="submit" disabled={busy}>
					{busy ? "Changing …" : "Change password"}
				</button>
			</form>
			<section class="card stack">
				<h2>Log out everywhere</h2>
				<p>Ends every log-in of this account, this one included.</p>
				<button type="button" class="danger" onClick={() => void logOutEverywhere()}>
					Log out everywhere
				</button>
			</section>
		</div>
	);
}
