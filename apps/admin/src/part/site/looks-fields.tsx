import { languages } from "@bellhop/contract/language";
import type { JSX } from "preact";
import { Choice } from "../choice.tsx";
import { TextField } from "../text-field.tsx";
import { Tick } from "../tick.tsx";
import { LogoField } from "./logo-field.tsx";
import { faultAmong, linesOf, type SitePart } from "./site-part.ts";

/** What the chat says first, and in which colours. */
export function LooksFields({ id, ...part }: SitePart & { readonly id: string | undefined }): JSX.Element {
	const { draft, change, faults } = part;
	return (
		<section class="card stack">
			<h2>How it looks</h2>
			<TextField
				label="Name"
				value={draft.name}
				fault={faults.get("name")}
				hint="Stands in the header of the chat."
				onInput={(name) => change({ name })}
			/>
			<LogoField id={id} {...part} />
			<TextField
				label="Greeting"
				lines={2}
				value={draft.greeting}
				fault={faults.get("greeting")}
				onInput={(greeting) => change({ greeting })}
			/>
			<TextField
				label="Starter questions"
				lines={3}
				value={draft.starters.join("\n")}
				fault={faultAmong(faults, "starters")}
				hint="One a line, four at most."
				onInput={(text) => change({ starters: linesOf(text) })}
			/>
			<Tick
				label="Suggests what to ask next"
				hint="Up to three questions below an answer, for a tap. The model is asked for them after each answer, so each costs a little more."
				checked={draft.suggestions}
				onChange={(suggestions) => change({ suggestions })}
			/>
			<Colours {...part} />
			<Choice
				label="Language"
				value={draft.looks.language ?? ""}
				options={[["", "As the page or the visitor's browser says"], ...named]}
				hint="What the chat's own words are in; a tag's data-lang comes before it. The agent answers in the visitor's language."
				fault={faults.get("looks.language")}
				onChange={(language) => change({ looks: { ...draft.looks, language: language || undefined } })}
			/>
		</section>
	);
}

const names = new Intl.DisplayNames(["en"], { type: "language" });
const named = languages
	.map((language) => [language, names.of(language) ?? language] as const)
	.sort(([, one], [, other]) => one.localeCompare(other));

function Colours({ draft, change, faults }: SitePart): JSX.Element {
	return (
		<div class="pair">
			<TextField
				label="Accent colour"
				type="color"
				value={draft.accent}
				fault={faults.get("accent")}
				onInput={(accent) => change({ accent })}
			/>
			<Choice
				label="Theme"
				value={draft.theme}
				options={[
					["auto", "As the visitor's system"],
					["light", "Light"],
					["dark", "Dark"],
				]}
				onChange={(theme) => change({ theme })}
			/>
		</div>
	);
}
