/** A text file of the repository; the path is relative to its root, with forward slashes. */
export type TextFile = { path: string; text: string };
