import { render } from "preact";
import { App } from "./app.tsx";
import { findAccount } from "./store/account.ts";

const root = document.getElementById("app");
if (root) render(<App />, root);
void findAccount();
