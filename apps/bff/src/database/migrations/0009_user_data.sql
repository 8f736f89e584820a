CREATE TABLE "user_data" (
	"visitor_id" text PRIMARY KEY NOT NULL,
	"source" text NOT NULL,
	"identifier_hash" text NOT NULL,
	"info" text,
	"asked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_data_fetches" (
	"number" bigserial PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"visitor_id" text NOT NULL,
	"problem" text,
	"finding" text,
	"http_status" integer,
	"characters" integer,
	"milliseconds" integer NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "user_data_sources" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"url" text NOT NULL,
	"header" text NOT NULL,
	"claim" text NOT NULL,
	"secret" text NOT NULL,
	"last_four" text NOT NULL,
	"secret_set_at" timestamp with time zone NOT NULL,
	"active" boolean NOT NULL,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "user_data_sources_site_id_unique" UNIQUE("site_id")
);
--> statement-breakpoint
ALTER TABLE "user_data" ADD CONSTRAINT "user_data_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."visitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_data_fetches" ADD CONSTRAINT "user_data_fetches_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_data_fetches" ADD CONSTRAINT "user_data_fetches_visitor_id_visitors_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."visitors"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_data_sources" ADD CONSTRAINT "user_data_sources_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "user_data_asked" ON "user_data" USING btree ("asked_at");--> statement-breakpoint
CREATE INDEX "user_data_fetches_site" ON "user_data_fetches" USING btree ("site_id","number");--> statement-breakpoint
CREATE INDEX "user_data_fetches_visitor" ON "user_data_fetches" USING btree ("visitor_id");--> statement-breakpoint
CREATE INDEX "user_data_fetches_at" ON "user_data_fetches" USING btree ("at");