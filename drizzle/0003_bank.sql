CREATE TABLE "facets" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "facets_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"team_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"competency" text NOT NULL,
	"kind" text NOT NULL,
	"difficulty" smallint NOT NULL,
	"minutes" smallint NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "facets_once" UNIQUE("team_id","topic","competency","kind","difficulty","minutes","status")
);
--> statement-breakpoint
CREATE TABLE "favourites" (
	"person_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "favourites_person_id_question_id_pk" PRIMARY KEY("person_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "question_drafts" (
	"person_id" uuid NOT NULL,
	"question_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"based_on" integer NOT NULL,
	"body" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "question_drafts_person_id_question_id_pk" PRIMARY KEY("person_id","question_id")
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"word" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_items" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"line_from" integer NOT NULL,
	"line_to" integer NOT NULL,
	"fields" jsonb NOT NULL,
	"problems" jsonb NOT NULL,
	"prompt_html" text NOT NULL,
	"model_answer_html" text NOT NULL,
	"like_id" uuid,
	"like_position" integer,
	"likeness" real,
	"choice" text NOT NULL,
	"made_id" uuid,
	"made_version" integer,
	CONSTRAINT "import_items_import_id_position_pk" PRIMARY KEY("import_id","position"),
	CONSTRAINT "import_items_choice" CHECK (choice in ('add', 'version', 'skip'))
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"team_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"name" text NOT NULL,
	"stage" text NOT NULL,
	"ready" integer DEFAULT 0 NOT NULL,
	"found" integer DEFAULT 0 NOT NULL,
	"report" jsonb NOT NULL,
	"accepted_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_stage" CHECK (stage in ('reading', 'review', 'accepted', 'undone', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "question_versions" DROP CONSTRAINT "question_versions_levels";--> statement-breakpoint
ALTER TABLE "kits" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "kits" ADD COLUMN "is_shared" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "kits" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "question_versions" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "facet_id" integer;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "last_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "label_words" "tsvector";--> statement-breakpoint
ALTER TABLE "questions" ADD COLUMN "all_words" "tsvector";--> statement-breakpoint
INSERT INTO "facets" ("team_id", "topic", "competency", "kind", "difficulty", "minutes", "status")
SELECT DISTINCT q."team_id", v."topic", v."competency", v."kind", v."difficulty", v."minutes", q."status"
FROM "questions" q JOIN "question_versions" v ON v."question_id" = q."id" AND v."version" = q."latest_version";--> statement-breakpoint
UPDATE "questions" q SET "facet_id" = f."id",
	"label_words" = w."labels",
	"all_words" = w."labels" || setweight(to_tsvector('simple', regexp_replace(lower(v."prompt"), '[^[:alnum:]]+', ' ', 'g')), 'C')
		|| setweight(to_tsvector('simple', regexp_replace(lower(v."model_answer" || ' ' || array_to_string(v."key_points", ' ')), '[^[:alnum:]]+', ' ', 'g')), 'D')
FROM "question_versions" v
CROSS JOIN LATERAL (SELECT setweight(to_tsvector('simple', regexp_replace(lower(v."title"), '[^[:alnum:]]+', ' ', 'g')), 'A')
	|| setweight(to_tsvector('simple', regexp_replace(lower(concat_ws(' ', v."topic", v."competency", array_to_string(v."tags", ' '))), '[^[:alnum:]]+', ' ', 'g')), 'B') AS "labels") w,
"facets" f
WHERE v."question_id" = q."id" AND v."version" = q."latest_version" AND f."team_id" = q."team_id" AND f."topic" = v."topic" AND f."competency" = v."competency"
	AND f."kind" = v."kind" AND f."difficulty" = v."difficulty" AND f."minutes" = v."minutes" AND f."status" = q."status";--> statement-breakpoint
INSERT INTO "search_words" SELECT DISTINCT unnest(tsvector_to_array("all_words")) FROM "questions";--> statement-breakpoint
ALTER TABLE "questions" ALTER COLUMN "facet_id" SET NOT NULL, ALTER COLUMN "label_words" SET NOT NULL, ALTER COLUMN "all_words" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "questions" SET (toast_tuple_target = 512);--> statement-breakpoint
ALTER TABLE "facets" ADD CONSTRAINT "facets_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "favourites" ADD CONSTRAINT "favourites_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_drafts" ADD CONSTRAINT "question_drafts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_drafts" ADD CONSTRAINT "question_drafts_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_items" ADD CONSTRAINT "import_items_like_id_questions_id_fk" FOREIGN KEY ("like_id") REFERENCES "public"."questions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_drafts_question" ON "question_drafts" USING btree ("team_id","question_id");--> statement-breakpoint
CREATE INDEX "search_words_alike" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "imports_team" ON "imports" USING btree ("team_id","created_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "kits" ADD CONSTRAINT "kits_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questions" ADD CONSTRAINT "questions_facet_id_facets_id_fk" FOREIGN KEY ("facet_id") REFERENCES "public"."facets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "questions_facet" ON "questions" USING btree ("facet_id");--> statement-breakpoint
CREATE INDEX "questions_last_asked" ON "questions" USING btree ("team_id","last_asked_at" DESC NULLS LAST,"id") WHERE last_asked_at is not null;--> statement-breakpoint
CREATE INDEX "questions_label_words" ON "questions" USING gin ("label_words");--> statement-breakpoint
CREATE INDEX "questions_all_words" ON "questions" USING gin ("all_words");--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_levels" CHECK (cardinality(levels) in (0, 5));--> statement-breakpoint
CREATE INDEX "interviews_candidate" ON "interviews" USING btree ("team_id",lower(candidate_name));