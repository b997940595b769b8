-- What a search reads is its own team's. An index of all teams' words led to every question that has a word, to be read and left out.
CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
-- A text search's word is of 2,047 bytes at most, and gets a prefix below.
UPDATE "search_entries" SET "words" = ts_delete("words", ARRAY(SELECT word FROM unnest(tsvector_to_array("words")) word WHERE length(word) > 500))
WHERE EXISTS (SELECT FROM unnest(tsvector_to_array("words")) word WHERE length(word) > 500);--> statement-breakpoint
-- Each word (of those with these weights) with the beginning of its team's id: enough to lead to no other team's questions but by
-- chance, and whose a question is is asked of its row as well. Joined and parted again, because that takes a fifth of what going
-- through the words does. The cost is that of reading a value that lies beside its row (drizzle/0014_search_entries.sql).
CREATE FUNCTION team_words(team uuid, words tsvector, weights "char"[] DEFAULT '{a,b,c,d}') RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT COST 1000 AS $$
DECLARE
	prefix text := left(team::text, 8) || ':';
BEGIN
	RETURN array_to_tsvector(string_to_array(prefix || array_to_string(tsvector_to_array(ts_filter(words, weights)), ' ' || prefix), ' '));
END $$;--> statement-breakpoint
-- The same of what is looked for: small letters and digits, each word between quotes.
CREATE FUNCTION team_query(team uuid, query tsquery) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT
	RETURN regexp_replace(query::text, '''([^'']+)''', '''' || left(team::text, 8) || ':\1''', 'g')::tsquery;--> statement-breakpoint
DROP INDEX "search_entries_title";--> statement-breakpoint
DROP INDEX "search_entries_labels";--> statement-breakpoint
DROP INDEX "search_entries_words";--> statement-breakpoint
DROP INDEX "search_entries_asked";--> statement-breakpoint
DROP FUNCTION read_words(tsvector);--> statement-breakpoint
DROP FUNCTION read_words(tsvector, "char"[]);--> statement-breakpoint
CREATE INDEX "search_entries_title" ON "search_entries" USING gin (team_words(team_id, words, '{a}'));--> statement-breakpoint
CREATE INDEX "search_entries_labels" ON "search_entries" USING gin (team_words(team_id, words, '{a,b}'));--> statement-breakpoint
CREATE INDEX "search_entries_words" ON "search_entries" USING gin (team_words(team_id, words));--> statement-breakpoint
CREATE INDEX "search_entries_asked" ON "search_entries" USING gin (team_words(team_id, words)) WHERE last_asked_at is not null;--> statement-breakpoint
-- As before: what is known of how frequent a word is leads to plans that read the table from its start.
DO $$
DECLARE
	name regclass;
BEGIN
	FOR name IN SELECT indexrelid FROM pg_index
		WHERE indrelid IN (SELECT relid FROM pg_partition_tree('search_entries') WHERE isleaf) AND pg_get_indexdef(indexrelid) LIKE '%team_words%'
	LOOP
		EXECUTE format('ALTER INDEX %s ALTER COLUMN 1 SET STATISTICS 0', name);
	END LOOP;
END $$;--> statement-breakpoint
-- The words of each team's own questions, made anew; what the library has stands there alone. In no language's order, so that the
-- key finds beginnings.
DROP TABLE "search_words";--> statement-breakpoint
CREATE TABLE "search_words" (
	"team_id" uuid NOT NULL,
	"word" text COLLATE "C" NOT NULL,
	CONSTRAINT "search_words_team_id_word_pk" PRIMARY KEY("team_id","word")
);
--> statement-breakpoint
INSERT INTO "search_words" ("team_id", "word")
WITH "words" AS (
	SELECT DISTINCT e."team_id", left(word, 40) AS word FROM "search_entries" e, unnest(tsvector_to_array(e."words")) AS word WHERE length(word) > 2
), "library" AS (
	SELECT w.* FROM "words" w JOIN "teams" t ON t."id" = w."team_id" AND t."is_library"
)
SELECT * FROM "library" UNION ALL SELECT * FROM "words" w WHERE NOT EXISTS (SELECT FROM "library" l WHERE l."word" = w."word");--> statement-breakpoint
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_team_id_teams_id_fk" FOREIGN KEY ("team_id") REFERENCES "public"."teams"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_words_alike" ON "search_words" USING gin ("team_id","word" gin_trgm_ops);
