/** How much of a page is told (`page.ts`), in UTF-16 code units and in fields. */
export const pageLimits = { url: 2_000, title: 300, fields: 20, name: 60, value: 500 } as const;
