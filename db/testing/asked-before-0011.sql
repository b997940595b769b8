-- An interview as it stood before what was asked was read from the log: one question answered, one taken off, one on the screen.
insert into teams (id, name) values ('00000000-0000-0000-0000-00000000000a', 'T');
insert into people (id, name, email) values ('00000000-0000-0000-0000-0000000000b1', 'I', 'i@rehearse.test'), ('00000000-0000-0000-0000-0000000000b2', 'C', 'c@rehearse.test');
insert into facets (team_id, topic, competency, kind, difficulty, minutes, status) values ('00000000-0000-0000-0000-00000000000a', 'to', 'co', 'spoken', 1, 5, 'approved');
insert into questions (id, team_id, slug, status, facet_id, label_words, all_words)
  select id, '00000000-0000-0000-0000-00000000000a', slug, 'approved', (select id from facets where team_id = '00000000-0000-0000-0000-00000000000a'), setweight(to_tsvector('simple', slug), 'A'), setweight(to_tsvector('simple', slug || ' told'), 'A')
  from (values ('00000000-0000-0000-0000-000000000011'::uuid, 'first'), ('00000000-0000-0000-0000-000000000012', 'second')) q (id, slug);
insert into question_versions (id, question_id, version, title, kind, topic, competency, difficulty, minutes, tags, prompt, prompt_html,
    model_answer, model_answer_html, key_points, follow_ups, hints, levels, source, licence)
  select id, question_id, 1, title, 'spoken', 'to', 'co', 1, 5, '{}', 'p', 'p', 'm', 'm', '{}', '{}', '{}', '{1,2,3,4,5}', 's', 'l'
  from (values ('00000000-0000-0000-0000-000000000021'::uuid, '00000000-0000-0000-0000-000000000011'::uuid, 'first'), ('00000000-0000-0000-0000-000000000022', '00000000-0000-0000-0000-000000000012', 'second')) v (id, question_id, title);
insert into interviews (id, team_id, title, candidate_name, planned_minutes, time_zone, status, started_at)
  values ('00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-00000000000a', 'x', 'c', 30, 'UTC', 'live', now());
insert into seats (id, interview_id, person_id, role)
  values ('00000000-0000-0000-0000-0000000000d1', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000b1', 'interviewer'), ('00000000-0000-0000-0000-0000000000d2', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000b2', 'candidate');
insert into plan_items (id, interview_id, position, question_version_id, minutes) values ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000c1', 1, '00000000-0000-0000-0000-000000000021', 7);
insert into asked_questions (id, interview_id, question_version_id, plan_item_id, number, closed_at, shown_at, answer, answer_revision, answer_op_id, answered_at) values
  ('00000000-0000-0000-0000-0000000000f1', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-000000000021', '00000000-0000-0000-0000-0000000000e1', 1, null, now(), 'hello', 2, gen_random_uuid(), now()),
  ('00000000-0000-0000-0000-0000000000f2', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-000000000022', null, 2, now(), null, '', 0, null, null),
  ('00000000-0000-0000-0000-0000000000f3', '00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-000000000021', null, 3, null, now(), '', 0, null, null);
insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
  select '00000000-0000-0000-0000-0000000000c1', 'room', seq, gen_random_uuid(), type, payload, '00000000-0000-0000-0000-0000000000d1' from (values
    (1, 'started', '{}'::jsonb),
    (2, 'asked', jsonb_build_object('askedQuestionId', '00000000-0000-0000-0000-0000000000f1', 'number', 1, 'questionVersionId', '00000000-0000-0000-0000-000000000021', 'planItemId', '00000000-0000-0000-0000-0000000000e1', 'minutes', 7)),
    (3, 'asked', jsonb_build_object('askedQuestionId', '00000000-0000-0000-0000-0000000000f2', 'number', 2, 'questionVersionId', '00000000-0000-0000-0000-000000000022', 'planItemId', null, 'minutes', 5)),
    (4, 'closed', jsonb_build_object('askedQuestionId', '00000000-0000-0000-0000-0000000000f2')),
    (5, 'asked', jsonb_build_object('askedQuestionId', '00000000-0000-0000-0000-0000000000f3', 'number', 3, 'questionVersionId', '00000000-0000-0000-0000-000000000021', 'planItemId', null, 'minutes', 5))
  ) f (seq, type, payload);
insert into notes (interview_id, author_seat_id, asked_question_id, body, revision, op_id) values
  ('00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000d1', null, 'of all', 1, gen_random_uuid()), ('00000000-0000-0000-0000-0000000000c1', '00000000-0000-0000-0000-0000000000d1', '00000000-0000-0000-0000-0000000000f1', 'of the first', 3, gen_random_uuid());
insert into ratings (asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
  values ('00000000-0000-0000-0000-0000000000f1', '00000000-0000-0000-0000-0000000000d1', 4, '{0}', 1, gen_random_uuid());
