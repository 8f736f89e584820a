CREATE TABLE "approvals" (
	"id" text PRIMARY KEY NOT NULL,
	"conversation_id" text NOT NULL,
	"turn_id" text NOT NULL,
	"session_id" text NOT NULL,
	"call_id" text NOT NULL,
	"request_hash" text NOT NULL,
	"card" jsonb NOT NULL,
	"state" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "approvals_call_id_unique" UNIQUE("call_id")
);
--> statement-breakpoint
CREATE TABLE "writes" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"tool_id" text,
	"tool_name" text NOT NULL,
	"visitor_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"turn_id" text NOT NULL,
	"approval_id" text,
	"request_hash" text NOT NULL,
	"amount" double precision,
	"idempotent" boolean NOT NULL,
	"shadow" boolean NOT NULL,
	"state" text NOT NULL,
	"problem" text,
	"http_status" integer,
	"reference" text,
	"fence" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone NOT NULL,
	"next_try_at" timestamp with time zone,
	"settled_by" text,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "turns" DROP CONSTRAINT "turns_message_attempt";--> statement-breakpoint
ALTER TABLE "tools" ADD COLUMN "writing" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "tool_calls" ADD COLUMN "summary" text;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "approval_id" text;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_turn_id_turns_id_fk" FOREIGN KEY ("turn_id") REFERENCES "public"."turns"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_call_id_tool_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."tool_calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "writes" ADD CONSTRAINT "writes_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "writes" ADD CONSTRAINT "writes_tool_id_tools_id_fk" FOREIGN KEY ("tool_id") REFERENCES "public"."tools"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_one_pending" ON "approvals" USING btree ("conversation_id") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "approvals_conversation" ON "approvals" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "approvals_turn" ON "approvals" USING btree ("turn_id");--> statement-breakpoint
CREATE INDEX "writes_site" ON "writes" USING btree ("site_id","started_at");--> statement-breakpoint
CREATE INDEX "writes_tool_visitor" ON "writes" USING btree ("tool_id","visitor_id","started_at");--> statement-breakpoint
CREATE INDEX "writes_turn" ON "writes" USING btree ("turn_id");--> statement-breakpoint
CREATE INDEX "writes_running" ON "writes" USING btree ("lease_until") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "writes_unknown" ON "writes" USING btree ("next_try_at") WHERE state = 'unknown';--> statement-breakpoint
CREATE UNIQUE INDEX "turns_message_attempt" ON "turns" USING btree ("message_id",coalesce(approval_id, ''),"attempt");