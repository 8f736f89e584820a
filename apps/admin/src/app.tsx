import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { AccountPage } from "./page/account.tsx";
import { ActionsPage } from "./page/actions.tsx";
import { ActivityPage } from "./page/activity.tsx";
import { AuthorizationsPage } from "./page/authorizations.tsx";
import { ConversationPage } from "./page/conversation.tsx";
import { ConversationsPage } from "./page/conversations.tsx";
import { GuidancePage } from "./page/guidance.tsx";
import { HandoverPage } from "./page/handover.tsx";
import { IdentityPage } from "./page/identity.tsx";
import { ImportPage } from "./page/import.tsx";
import { LimitsPage } from "./page/limits.tsx";
import { LogIn } from "./page/log-in.tsx";
import { OverviewPage } from "./page/overview.tsx";
import { PlaygroundPage } from "./page/playground.tsx";
import { SetUp } from "./page/set-up.tsx";
import { SitePage } from "./page/site.tsx";
import { SitesPage } from "./page/sites.tsx";
import { TaskPage } from "./page/task.tsx";
import { TasksPage } from "./page/tasks.tsx";
import { ToolPage } from "./page/tool.tsx";
import { ToolsPage } from "./page/tools.tsx";
import { UserDataPage } from "./page/user-data.tsx";
import { VisitorsPage } from "./page/visitors.tsx";
import { Frame } from "./part/frame.tsx";
import { ProblemLine } from "./part/problem-line.tsx";
import { account } from "./store/account.ts";
import { place } from "./store/place.ts";
import { currentSite, loadSites, sites } from "./store/sites.ts";

/** The config page: who is there decides what is shown, then the address does. */
export function App(): JSX.Element {
	const who = account.value;
	const [first, second] = place.value;
	if (who.state === "unknown") return <p class="waiting alone">Loading …</p>;
	if (who.state === "failed") return <ProblemLine error={new Error(who.message)} />;
	if (who.state === "in") return <Inside />;
	return first === "setup" && second ? <SetUp token={second} /> : <LogIn />;
}

function Inside(): JSX.Element {
	useEffect(() => void loadSites(), []);
	return (
		<Frame>
			<Page />
		</Frame>
	);
}

function Page(): JSX.Element {
	const [page = "overview", id, outcome] = place.value;
	const site = currentSite.value;
	if (page === "account") return <AccountPage />;
	if (page === "activity") return <ActivityPage />;
	if (page === "sites") return id === undefined ? <SitesPage /> : <SitePage key={id} id={id} />;
	if (sites.now.value.state !== "ready" || !site) return <OverviewPage />;
	if (page === "identity") return <IdentityPage key={site.id} site={site} />;
	if (page === "user-data") return <UserDataPage key={site.id} site={site} />;
	if (page === "visitors") return <VisitorsPage key={site.id} site={site} />;
	if (page === "actions") return <ActionsPage key={site.id} site={site} />;
	if (page === "conversations" && id !== undefined) return <ConversationPage key={id} site={site} id={id} />;
	if (page === "conversations") return <ConversationsPage key={site.id} site={site} />;
	if (page === "guidance") return <GuidancePage key={site.id} site={site} />;
	if (page === "handover") return <HandoverPage key={site.id} site={site} />;
	if (page === "limits") return <LimitsPage key={site.id} site={site} />;
	if (page === "playground") return <PlaygroundPage key={site.id} site={site} />;
	if (page === "authorizations") {
		return <AuthorizationsPage key={`${site.id} ${id}`} site={site} id={id} outcome={outcome} />;
	}
	if (page === "tasks" && id !== undefined) return <TaskPage key={id} site={site} id={id} />;
	if (page === "tasks") return <TasksPage key={site.id} site={site} />;
	if (page === "tools" && id === "import") return <ImportPage site={site} />;
	if (page === "tools" && id !== undefined) return <ToolPage key={id} site={site} id={id} />;
	if (page === "tools") return <ToolsPage key={site.id} site={site} />;
	return <OverviewPage />;
}
