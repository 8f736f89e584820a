/** What the model reads of an action while its card waits for the visitor. */
export const waitingText = JSON.stringify({
	ok: false,
	waiting:
		"A card with these exact values is shown to the visitor, with a button to confirm and one to cancel. It is not done yet. Only the card confirms it, whatever the visitor writes.",
});
