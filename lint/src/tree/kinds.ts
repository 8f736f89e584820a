/** Tests and what serves only them. */
export function isTest(path: string): boolean {
	return /\.test\.tsx?$|-for-test\.tsx?$|^e2e\/|^(?:apps|packages)\/[^/]+\/test\/|\/(?:testing|fixtures)\//.test(path);
}

/** Files a tool loads by itself, and which it wants in a form of its own. */
export function isToolConfig(path: string): boolean {
	return /(?:^|\/)(?:[\w-]+\.config\.[mc]?[tj]s|build\.ts)$|^examples\/next\/app\/(?:.+\/)?(?:layout|page)\.tsx$/.test(
		path,
	);
}

/** Workshop, not product: scripts, lint, end-to-end tests, benches, and what stands beside a package's `src`. */
export function isWorkshop(path: string): boolean {
	return /^(?:scripts|lint|e2e|bench|examples)\/|^(?:packages|apps)\/[^/]+\/(?!src\/)/.test(path);
}
