CREATE TABLE "handover_deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"handover_id" text NOT NULL,
	"channel" text NOT NULL,
	"target" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"problem" text,
	"http_status" integer,
	"tried_at" timestamp with time zone,
	"done_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "handover_settings" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"way" text NOT NULL,
	"link" text,
	"rules" text NOT NULL,
	"email_to" text,
	"webhook_url" text,
	"secret" text,
	"last_four" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "handover_settings_site_id_unique" UNIQUE("site_id")
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"conversation_id" text NOT NULL,
	"state" text NOT NULL,
	"asked_by" text NOT NULL,
	"reason" text NOT NULL,
	"summary" text,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"requested_at" timestamp with time zone,
	CONSTRAINT "handovers_conversation_id_unique" UNIQUE("conversation_id")
);
--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "handover" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "wants_person" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "handover_deliveries" ADD CONSTRAINT "handover_deliveries_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handover_settings" ADD CONSTRAINT "handover_settings_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "handover_deliveries_handover" ON "handover_deliveries" USING btree ("handover_id");--> statement-breakpoint
CREATE INDEX "handovers_site" ON "handovers" USING btree ("site_id","created_at");