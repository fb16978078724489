-- What sentence a person serves, from day to day: one state from each judgment on, one after each reduction.
-- 1. one judgment once: what several sources say alike, and nothing where they contradict each other
create or replace temp table sentence_judged as
select
    person, judgment, min(row_id) as origin,
    case when min(judged_on) = max(judged_on) then min(judged_on) end as judged_on,
    case when min(main_penalty) = max(main_penalty) then min(main_penalty) end as penalty,
    case when min(category) = max(category) then min(category) end as category,
    case when min(term) = max(term) then min(term) end as term,
    case when min(stated_start) = max(stated_start) then min(stated_start) end as start_on,
    case when min(stated_end) = max(stated_end) then min(stated_end) end as end_on,
    case when min(stated_credit_days) = max(stated_credit_days) then min(stated_credit_days) end as credit_days,
    max(delivered_on_lo) as delivered_lo, min(delivered_on_hi) as delivered_hi
from (
    select *, case when term_y is not null then {'y': term_y, 'm': coalesce(term_m, 0), 'd': coalesce(term_d, 0)} end as term
    from judgment_person
    where person is not null
)
group by person, coalesce(judgment, row_id), judgment;

-- 2. days credited that the printed range itself shows: start + term - 1 day - credit = end (刑法 41, 44, 47)
create or replace temp table sentence_credited as
select * replace (coalesce(credit_days, case when printed >= 0 then printed end) as credit_days)
from (
    select *, date_diff('day', end_on, last_day_of_term(start_on, term.y, term.m, term.d)) as printed
    from sentence_judged
);

-- 3. judgments and reductions in the order of time; an act without a day opens no state of its own,
--    but a judgment without a day still tells what is being served
create or replace temp table sentence_event as
select
    person, origin, 0 as kind, judged_on as day,
    least(start_on, judged_on) as began, penalty, category, term, judged_on, delivered_lo, delivered_hi,
    start_on, case when penalty in ('fixed_term', 'criminal_detention', 'control') then term end as running,
    end_on, credit_days, null::struct(y int, m int, d int) as cut, false as converted
from sentence_credited
union all
select
    person, origin, 1, ruled_on, null, null, null, null, null, null, null,
    case when to_term_y is not null then coalesce(new_start, ruled_on) else new_start end,
    case when to_term_y is not null then {'y': to_term_y, 'm': coalesce(to_term_m, 0), 'd': coalesce(to_term_d, 0)} end,
    new_end, case when to_term_y is not null then 0 end,
    case when reduction_y is not null then {'y': reduction_y, 'm': coalesce(reduction_m, 0), 'd': coalesce(reduction_d, 0)} end,
    to_term_y is not null
from reduction
where person is not null and ruled_on is not null;

-- 4. a judgment, or the conversion of a life sentence, begins a new term from which reductions are counted
create or replace temp table sentence_group as
select *, sum((kind = 0)::int) over in_time as judgment_no,
    sum((kind = 0 or converted)::int) over in_time as term_no
from sentence_event
window in_time as (partition by person order by day nulls first, kind, origin rows unbounded preceding);

create or replace temp table sentence_states as
select
    g.person, g.origin,
    case when kind = 0 and judgment_no = 1 then coalesce(began, day) else day end as from_on,
    first_value(penalty) over judged as penalty,
    first_value(term) over judged as term,
    first_value(category) over judged as category,
    first_value(judged_on) over judged as judged_on,
    first_value(delivered_lo) over judged as delivered_lo,
    first_value(delivered_hi) over judged as delivered_hi,
    last_value(start_on ignore nulls) over counted as start_on,
    first_value(running) over counted as running,
    first_value(credit_days) over counted as credit_days,
    end_on,
    -- an unreadable reduction leaves the sum open
    case when count(*) filter (kind = 1 and not converted and cut is null) over counted = 0 then {
        'y': coalesce(sum(cut.y) over counted, 0),
        'm': coalesce(sum(cut.m) over counted, 0),
        'd': coalesce(sum(cut.d) over counted, 0)
    } end as reduced,
    day, kind
from sentence_group g
window judged as (partition by g.person, judgment_no order by day nulls first, kind, origin rows unbounded preceding),
    counted as (partition by g.person, term_no order by day nulls first, kind, origin rows unbounded preceding);

create or replace temp table sentence_state as
select
    origin || ':state' as row_id, person, origin, from_on,
    lead(day) over (partition by person order by day nulls first, kind, origin) - 1 as until_on,
    penalty, term.y as term_y, term.m as term_m, term.d as term_d, category, judged_on,
    delivered_lo as delivered_on_lo, delivered_hi as delivered_on_hi, start_on,
    running.y as running_term_y, running.m as running_term_m, running.d as running_term_d,
    reduced.y::int as reduced_y, reduced.m::int as reduced_m, reduced.d::int as reduced_d,
    end_on, credit_days::bigint as credit_days
from sentence_states;
