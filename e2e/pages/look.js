// Stands right before the tag: how the page is without it.
if (document.body) scrollTo(0, 120);
window.witness.look();
