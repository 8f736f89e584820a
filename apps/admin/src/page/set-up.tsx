import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { ProblemLine } from "../part/problem-line.tsx";
import { TextField } from "../part/text-field.tsx";
import { useSubmit } from "../part/use-submit.ts";
import { logIn } from "../store/account.ts";
import { api, Refusal, read } from "../store/client.ts";
import { go } from "../store/place.ts";

/** The first admin makes their account, by the link that Bellhop printed when it started. */
export function SetUp({ token }: { readonly token: string }): JSX.Element {
	const [name, setName] = useState("");
	const [email, setEmail] = useState("");
	const [password, setPassword] = useState("");
	const { submit, busy, error } = useSubmit(async () => {
		await read(api.setup.$post({ json: { token, name, email, password } }));
		go("overview");
		await logIn(email, password);
	});
	const faultOf = (field: string) => (error instanceof Refusal ? error.fields.get(field) : undefined);
	return (
		<main class="door">
			<h1>Welcome to Bellhop</h1>
			<p>Make the first admin. You log in with this address and password from now on.</p>
			<form onSubmit={submit} class="stack">
				<TextField
					label="Your name"
					autocomplete="name"
					required
					value={name}
					onInput={setName}
					fault={faultOf("name")}
				/>
				<TextField
					label="Email"
					type="email"
					autocomplete="username"
					required
					value={email}
					onInput={setEmail}
					fault={faultOf("email")}
				/>
				<TextField
					label="Password"
					type="password"
					autocomplete="new-password"
					required
					hint="At least 12 characters."
					value={password}
					onInput={setPassword}
					fault={faultOf("password")}
				/>
				<ProblemLine error={error} />
				<button type="submit" class="main" disabled={busy}>
					{busy ? "Making your account …" : "Make my account"}
				</button>
			</form>
		</main>
	);
}
