-- What is written into these indexes is listed before it is sorted in, and each search reads all of the list, whichever team wrote it: with
-- Postgres' own 4 MB a neighbour's new bank made searches twice as long. With 64 kB they stay as they are (docs/decisions/0020).
DO $$
DECLARE found regclass;
BEGIN
  FOR found IN
    SELECT c.oid FROM pg_class c JOIN pg_am m ON m.oid = c.relam JOIN pg_index i ON i.indexrelid = c.oid
    JOIN pg_class t ON t.oid = i.indrelid
    WHERE m.amname = 'gin' AND c.relkind = 'i' AND t.relnamespace = 'public'::regnamespace
      AND (t.relname LIKE 'search\_entries%' OR t.relname = 'search_words')
  LOOP
    EXECUTE format('ALTER INDEX %s SET (gin_pending_list_limit = 64)', found);
  END LOOP;
END $$;
