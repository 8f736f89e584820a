// What a website adds to its pages so that Bellhop knows its user. The stub lets it speak before the widget has arrived.
window.Bellhop ??= Object.assign((...said) => window.Bellhop.q.push(said), { q: [] });

const form = document.querySelector("#sign-in");

async function getToken() {
	const answer = await fetch("/identity-token");
	return answer.ok ? answer.text() : undefined;
}

/** The demo's sign-in has no page of its own: the bar above the shop is where it is done. */
function onSignIn() {
	form.scrollIntoView();
	form.querySelector("button").focus();
}

window.Bellhop("identify", getToken, { onSignIn });

// Without a script the form loads the page anew; with it the same happens in place.
form.addEventListener("submit", async (event) => {
	event.preventDefault();
	const { value } = event.submitter;
	const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams({ customer: value }) });
	if (!answer.ok) return location.reload();
	for (const button of form.querySelectorAll("button")) button.ariaPressed = String(button.value === value);
	if (value === "") window.Bellhop("logout");
	window.Bellhop("identify", getToken, { onSignIn });
});
