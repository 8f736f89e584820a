/** What the demo model does next: say something, or call a tool. */
export type Decision =
	| { readonly say: string; readonly call?: undefined }
	| { readonly say?: undefined; readonly call: string; readonly input: Record<string, unknown> };
