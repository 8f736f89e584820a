CREATE TABLE "guidance" (
	"id" text PRIMARY KEY NOT NULL,
	"site_id" text NOT NULL,
	"kind" text NOT NULL,
	"situation" text NOT NULL,
	"text" text NOT NULL,
	"active" boolean NOT NULL,
	"position" integer NOT NULL,
	"uses" integer DEFAULT 0 NOT NULL,
	"used_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "turns" ADD COLUMN "rule" text;--> statement-breakpoint
ALTER TABLE "guidance" ADD CONSTRAINT "guidance_site_id_sites_id_fk" FOREIGN KEY ("site_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guidance_site" ON "guidance" USING btree ("site_id","kind","position");