ALTER TABLE "password_resets" DROP CONSTRAINT "password_resets_created_by_people_id_fk";
--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "password_resets_maker" ON "password_resets" USING btree ("created_by");