import go from "@bellhop/bff/token-samples/sign.go?raw";
import node from "@bellhop/bff/token-samples/sign.mjs?raw";
import php from "@bellhop/bff/token-samples/sign.php?raw";
import python from "@bellhop/bff/token-samples/sign.py?raw";
import ruby from "@bellhop/bff/token-samples/sign.rb?raw";
import type { JSX } from "preact";
import type { IdentityKey } from "../../store/identity.ts";
import type { Site } from "../../store/sites.ts";
import { Copy } from "../copy.tsx";

const samples = [
	["Node", node],
	["Python", python],
	["PHP", php],
	["Ruby", ruby],
	["Go", go],
] as const;

interface TokenSamplesProps {
	readonly site: Site;
	readonly keys: readonly IdentityKey[];
}

/** How the site's server signs a token: the very files that our tests run, with the site's own ids in them. */
export function TokenSamples({ site, keys }: TokenSamplesProps): JSX.Element {
	const secret = keys.findLast(({ kind }) => kind === "secret");
	const filled = (code: string) =>
		code
			.trim()
			.replace("SITE_ID", site.id)
			.replace("KEY_ID", secret?.kid ?? "key_…");
	return (
		<section class="card stack">
			<h2>On your server</h2>
			<p>
				Sign a token when a page of a logged-in user asks for one, and answer it as text. These samples sign with a
				secret made here; with a key of your own your JWT library does it, and the claims are the same: <code>aud</code>{" "}
				is <code>{site.id}</code>, <code>sub</code> your own id of the user, and <code>exp</code> at most an hour after{" "}
				<code>iat</code>. Whatever else you sign, such as <code>email</code>, tools and the User Data API can be given.
			</p>
			{samples.map(([language, code]) => (
				<details key={language}>
					<summary>{language}</summary>
					<Copy text={filled(code)} label={`the sample for ${language}`} />
				</details>
			))}
		</section>
	);
}
