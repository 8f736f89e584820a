DROP INDEX "visitors_site";--> statement-breakpoint
ALTER TABLE "sites" ADD COLUMN "retention_days" integer;--> statement-breakpoint
CREATE INDEX "conversations_site" ON "conversations" USING btree ("site_id","updated_at");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "visitors_site" ON "visitors" USING btree ("site_id","created_at");