/**
 * What of CommonMark an answer does not have, by micromark's names. HTML is read as the words it is. Headings underlined and
 * code by indentation would turn words that are there already into something else while an answer grows, and models mean
 * neither: they write `#` and fences.
 */
export const turnedOff: readonly string[] = ["htmlFlow", "htmlText", "setextUnderline", "codeIndented"];
