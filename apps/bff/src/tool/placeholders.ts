const placeholder = /\{([A-Za-z_][A-Za-z0-9_.-]*)\}/g;

/** The names of the `{placeholders}` in a URL template, each once. */
export function placeholdersOf(template: string): string[] {
	return [...new Set([...template.matchAll(placeholder)].map((match) => match[1] ?? ""))];
}

/** Puts values into a URL template; `fill` gives each, already encoded. */
export function fillPlaceholders(template: string, fill: (name: string) => string): string {
	return template.replace(placeholder, (_, name: string) => fill(name));
}
