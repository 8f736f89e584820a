import { html } from "hono/html";

const shapes = html`<path fill="#1f4a3d" d="M16 3 24 15h-4l6 8H6l6-8H8z"/><path fill="none" stroke="#3d7a94" stroke-width="2" stroke-linecap="round" d="M4 27c3-2 5-2 8 0s5 2 8 0 5-2 8 0"/>`;

/** The shop's mark inside a page: a pine over water. */
export const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path class="tree" d="M16 3 24 15h-4l6 8H6l6-8H8z"/><path class="wave" d="M4 27c3-2 5-2 8 0s5 2 8 0 5-2 8 0"/></svg>`;

/** The same mark as a file of its own, for the browser's tab. */
export const markFile = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">${shapes}</svg>`;
