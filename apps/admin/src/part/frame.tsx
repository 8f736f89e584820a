import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { account, logOut } from "../store/account.ts";
import { place, to } from "../store/place.ts";
import { chosenSite, currentSite, sites } from "../store/sites.ts";
import { Shortcuts } from "./shortcuts.tsx";

/** Where one can go; a group without a name stands by itself. */
const groups = [
	[
		"",
		[
			["overview", "Overview"],
			["sites", "Sites"],
		],
	],
	[
		"Connections",
		[
			["authorizations", "Authorizations"],
			["tools", "Tools"],
			["user-data", "User data"],
		],
	],
	[
		"Behaviour",
		[
			["tasks", "Tasks"],
			["guidance", "Guidance"],
			["handover", "Handover"],
		],
	],
	[
		"People",
		[
			["identity", "Identity"],
			["visitors", "Visitors"],
			["limits", "Limits"],
		],
	],
	[
		"Try and look",
		[
			["playground", "Playground"],
			["conversations", "Conversations"],
			["actions", "Actions"],
			["activity", "Activity"],
		],
	],
	["", [["account", "Account"]]],
] as const;

/** The page's frame: where one can go on the left (a menu on phones), what one came for on the right. */
export function Frame({ children }: { readonly children: ComponentChildren }): JSX.Element {
	const [open, setOpen] = useState(false);
	const [here = "overview"] = place.value;
	return (
		<div class="frame">
			<a class="skip" href="#content">
				Skip to content
			</a>
			<header class="bar">
				<strong>Bellhop</strong>
				<button type="button" class="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
					Menu
				</button>
			</header>
			<nav class="side" data-open={open} aria-label="Pages">
				<strong class="brand">Bellhop</strong>
				<SitePicker />
				<div class="places">
					{groups.map(([name, pages], index) => (
						<div key={index}>
							{name && (
								<strong class="group" id={`places-${index}`}>
									{name}
								</strong>
							)}
							<ul aria-labelledby={name ? `places-${index}` : undefined}>
								{pages.map(([page, title]) => (
									<li key={page}>
										<a href={to(page)} aria-current={page === here ? "page" : undefined} onClick={() => setOpen(false)}>
											{title}
										</a>
									</li>
								))}
							</ul>
						</div>
					))}
				</div>
				<Who />
			</nav>
			<main id="content" tabIndex={-1}>
				{children}
			</main>
		</div>
	);
}

function SitePicker(): JSX.Element | null {
	const now = sites.now.value;
	if (now.state !== "ready" || now.value.length < 2) return null;
	return (
		<select
			aria-label="Site"
			value={currentSite.value?.id}
			onChange={(event) => {
				chosenSite.value = event.currentTarget.value;
			}}
		>
			{now.value.map(({ id, name }) => (
				<option key={id} value={id}>
					{name}
				</option>
			))}
		</select>
	);
}

function Who(): JSX.Element | null {
	const who = account.value;
	if (who.state !== "in") return null;
	return (
		<div class="who">
			<span title={who.email}>{who.name}</span>
			<span class="marks">
				<Shortcuts />
				<button type="button" class="quiet" onClick={() => void logOut()}>
					Log out
				</button>
			</span>
		</div>
	);
}
