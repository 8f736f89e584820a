import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ProblemLine } from "../part/problem-line.tsx";
import { TextField } from "../part/text-field.tsx";
import { useSubmit } from "../part/use-submit.ts";
import { logIn } from "../store/account.ts";

/** The door. */
export function LogIn(): JSX.Element {
	const [email, setEmail] = useState("");
	const [password, setPassword] = useState("");
	const { submit, busy, error } = useSubmit(() => logIn(email, password));
	return (
		<main class="door">
			<h1>Bellhop</h1>
			<form onSubmit={submit} class="stack">
				<TextField label="Email" type="email" autocomplete="username" required value={email} onInput={setEmail} />
				<TextField
					label="Password"
					type="password"
					autocomplete="current-password"
					required
					value={password}
					onInput={setPassword}
				/>
				<ProblemLine error={error} />
				<button type="submit" class="main" disabled={busy}>
					{busy ? "Logging in …" : "Log in"}
				</button>
			</form>
		</main>
	);
}
