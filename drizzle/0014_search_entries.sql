-- Each gives back what it is given, or the words of it that have these weights. Their cost is the point: it is that of reading a value
-- that lies beside the row. In PL/pgSQL, so that they aren't inlined; not parallel, so that a search doesn't begin workers for a
-- few milliseconds.
CREATE FUNCTION read_words(words tsvector, weights "char"[]) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT COST 1000 AS $$ BEGIN RETURN ts_filter(words, weights); END $$;--> statement-breakpoint
CREATE TABLE "search_entries" (
	"question_id" uuid PRIMARY KEY NOT NULL,
	"team_id" uuid NOT NULL,
	"slug" text COLLATE "C" NOT NULL,
	"facet_id" integer NOT NULL,
	"status" text NOT NULL,
	"difficulty" smallint NOT NULL,
	"last_asked_at" timestamp with time zone,
	"words" "tsvector" NOT NULL
) PARTITION BY RANGE ("question_id");
--> statement-breakpoint
-- A slug stays in its row and has no language's order: lists are sorted by it.
ALTER TABLE "search_entries" ALTER COLUMN "slug" SET STORAGE MAIN;--> statement-breakpoint
CREATE TABLE "search_entries_1" PARTITION OF "search_entries" FOR VALUES FROM (MINVALUE) TO ('10000000-0000-0000-0000-000000000000') WITH (toast_tuple_target = 128);--> statement-breakpoint
CREATE TABLE "search_entries_2" PARTITION OF "search_entries" FOR VALUES FROM ('10000000-0000-0000-0000-000000000000') TO ('40000000-0000-0000-0000-000000000000') WITH (toast_tuple_target = 128);--> statement-breakpoint
CREATE TABLE "search_entries_3" PARTITION OF "search_entries" FOR VALUES FROM ('40000000-0000-0000-0000-000000000000') TO (MAXVALUE) WITH (toast_tuple_target = 128);--> statement-breakpoint
INSERT INTO "search_entries" ("question_id", "team_id", "slug", "facet_id", "status", "difficulty", "last_asked_at", "words")
SELECT q."id", q."team_id", q."slug", q."facet_id", f."status", f."difficulty", q."last_asked_at", q."all_words"
FROM "questions" q JOIN "facets" f ON f."id" = q."facet_id" ORDER BY q."id";--> statement-breakpoint
DROP TABLE "question_samples" CASCADE;--> statement-breakpoint
DROP TRIGGER "samples_added" ON "questions";--> statement-breakpoint
DROP TRIGGER "samples_changed" ON "questions";--> statement-breakpoint
DROP TRIGGER "samples_removed" ON "questions";--> statement-breakpoint
DROP FUNCTION copy_samples();--> statement-breakpoint
DROP INDEX "questions_last_asked";--> statement-breakpoint
DROP INDEX "questions_label_words";--> statement-breakpoint
DROP INDEX "questions_all_words";--> statement-breakpoint
DROP INDEX "questions_asked_words";--> statement-breakpoint
ALTER TABLE "questions" DROP COLUMN "label_words";--> statement-breakpoint
ALTER TABLE "questions" DROP COLUMN "all_words";--> statement-breakpoint
ALTER TABLE "search_entries" ADD CONSTRAINT "search_entries_question_id_questions_id_fk" FOREIGN KEY ("question_id") REFERENCES "public"."questions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_entries_facet" ON "search_entries" USING btree ("facet_id");--> statement-breakpoint
CREATE INDEX "search_entries_title" ON "search_entries" USING gin (read_words(words, '{a}'));--> statement-breakpoint
CREATE INDEX "search_entries_labels" ON "search_entries" USING gin (read_words(words, '{a,b}'));--> statement-breakpoint
CREATE INDEX "search_entries_words" ON "search_entries" USING gin (read_words(words));--> statement-breakpoint
CREATE INDEX "search_entries_asked" ON "search_entries" USING gin (read_words(words)) WHERE last_asked_at is not null;--> statement-breakpoint
CREATE INDEX "search_entries_last_asked" ON "search_entries" USING btree ("team_id","last_asked_at" DESC NULLS LAST,"question_id") WHERE last_asked_at is not null;--> statement-breakpoint
-- What is known of how frequent a word is makes the planner read a part of the table from its start where it expects enough of
-- them: two hundred times the work of the index, because each list of words is fetched from beside its row.
DO $$
DECLARE
	name regclass;
BEGIN
	FOR name IN SELECT indexrelid FROM pg_index
		WHERE indrelid IN (SELECT relid FROM pg_partition_tree('search_entries') WHERE isleaf) AND pg_get_indexdef(indexrelid) LIKE '%read_words%'
	LOOP
		EXECUTE format('ALTER INDEX %s ALTER COLUMN 1 SET STATISTICS 0', name);
	END LOOP;
END $$;--> statement-breakpoint
-- Who writes a question's words writes them with its entry. What else an update of questions changes is copied here.
CREATE FUNCTION copy_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE search_entries e
	SET slug = q.slug, facet_id = q.facet_id, status = f.status, difficulty = f.difficulty, last_asked_at = q.last_asked_at
	FROM added q JOIN facets f ON f.id = q.facet_id
	WHERE e.question_id = q.id AND (e.slug, e.facet_id, e.last_asked_at) IS DISTINCT FROM (q.slug, q.facet_id, q.last_asked_at);
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER entries_changed AFTER UPDATE ON "questions" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION copy_entries();
