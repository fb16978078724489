-- Small words for the scripts beside this one.

create temp macro agreed(lowest, highest) as case when lowest = highest then lowest end;

-- Months stick to the end of a month, years do not (刑诉法解释2021#202).
create temp macro add_term_months(d, n) as case
    when d = last_day(d) then last_day((d + to_months(n))::date) else (d + to_months(n))::date end;
create temp macro last_day_of_term(d, y, m, n) as
    add_term_months((d + to_months((12 * y)::int))::date, m::int) + n::int - 1;

create temp macro has_term(penalty) as penalty in ('fixed_term', 'criminal_detention', 'control');

-- The words of a source row under the names of the derived table; words for nothing are left out.
create temp macro words_of_judgment(raw) as case when json_valid(raw) then json_merge_patch('{}', json_object(
    'penalty', raw::json -> 'main_penalty', 'term', raw::json -> 'term', 'running_term', raw::json -> 'term',
    'category', raw::json -> 'category', 'judged_on', raw::json -> 'judged_on',
    'delivered_on', raw::json -> 'delivered_on', 'start_on', raw::json -> 'stated_start',
    'end_stated', raw::json -> 'stated_end', 'credit_days', raw::json -> 'stated_credit_days'))::varchar end;
create temp macro words_of_reduction(raw) as case when json_valid(raw) then json_merge_patch('{}', json_object(
    'from_on', raw::json -> 'ruled_on', 'end_stated', raw::json -> 'new_end'))::varchar end;
-- No term means none only for life and death sentences; elsewhere it is a term that nobody told.
create temp macro term_left_open(raw, penalty, months) as case
    when months is null and coalesce(penalty, '') not in ('life', 'death_reprieve', 'death')
    then json_merge_patch(coalesce(raw, '{}'), '{"_unread": {"term": ""}}')::varchar else raw end;

create temp macro far() as date '9999-12-31';
create temp macro dawn() as date '0001-01-01';
-- A day and a number in one: the greatest so far of such integers is found several times faster than that of pairs.
create temp macro marked(day, number) as (greatest(day, dawn()) - dawn())::bigint << 40 | number;
create temp macro marked_day(mark) as dawn() + (mark >> 40)::int;
create temp macro marked_number(mark) as mark & ((1::bigint << 40) - 1);
create temp macro unread(raw, field) as
    coalesce(raw like '%"_unread"%' and json_exists(raw, '$._unread.' || field), false);
