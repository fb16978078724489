-- What sentence a person serves from day to day: a state from the judgment on, and one after each reduction.

-- 1. One sentence for each judgment of a person. What one statement leaves out is taken from the others where
--    all agree; statements that differ stay apart, so that the difference is seen.
create temp table sentence_told as
select
    j.row_id as origin, j.person, coalesce(j.judgment, j.judged_on::varchar, j.row_id) as act,
    j.judged_on, j.main_penalty as penalty, j.category, j.term_y, j.term_m, j.term_d,
    j.delivered_on_lo, j.delivered_on_hi, j.stated_start as start_on, j.stated_end as end_on,
    j.stated_credit_days as credit_days,
    j.batch, j.source, j.sheet, j.row_no, j.recorded_by, j.raw
from judgment_person j
where j.main_penalty in ('fixed_term', 'life', 'death_reprieve');

create temp table sentence_once as
with filled as (
    select * replace (
        agreed(judged_on, min(judged_on) over act, max(judged_on) over act) as judged_on,
        agreed(category, min(category) over act, max(category) over act) as category,
        agreed(start_on, min(start_on) over act, max(start_on) over act) as start_on,
        agreed(end_on, min(end_on) over act, max(end_on) over act) as end_on,
        agreed(credit_days, min(credit_days) over act, max(credit_days) over act) as credit_days,
        agreed(delivered_on_lo, min(delivered_on_lo) over act, max(delivered_on_lo) over act) as delivered_on_lo,
        agreed(delivered_on_hi, min(delivered_on_hi) over act, max(delivered_on_hi) over act) as delivered_on_hi)
    from sentence_told
    window act as (partition by person, act)
)
select *
from filled
qualify person is null or row_number() over (
    partition by person, act, judged_on, penalty, category, term_y, term_m, term_d,
        delivered_on_lo, delivered_on_hi, start_on, end_on, credit_days
    order by origin) = 1;

-- 2. A later judgment takes the place of an earlier one, as a combined sentence does, from its own day on.
--    Days credited that nobody counts follow from the printed range: start + term - 1 day - credit = end
--    (刑法#47).
create temp table act_day as
select person, act, min(judged_on) as act_on
from sentence_once
where person is not null
group by all;

create temp table sentence as
select once.* replace (coalesce(once.credit_days, case when printed_credit >= 0 then printed_credit end) as credit_days),
    act_on, coalesce(act_on = min(act_on) over (partition by once.person), true) as is_first, replaced_on
from (
    select *, case when penalty = 'fixed_term'
        then date_diff('day', end_on, last_day_of_term(start_on, term_y, term_m, term_d)) end as printed_credit
    from sentence_once
) once
left join (
    select person, act, act_on,
        min(act_on) over (partition by person order by act_on range between interval 1 day following
            and unbounded following) as replaced_on
    from act_day
) day on day.person = once.person and day.act = once.act;

-- 3. What changed each sentence, and from when. A reduction whose day nobody states takes its place at the
--    first day on which it may have been ruled: from there on nothing that it touches is certain.
create temp table change as
select
    s.origin as sentence, 0 as step, s.origin,
    case when s.is_first then coalesce(s.start_on, s.judged_on) else s.act_on end as effect_on,
    false as undated, null as to_penalty, null::int as months, null::int as days,
    case when s.penalty = 'fixed_term' then s.term_y end as to_term_y,
    case when s.penalty = 'fixed_term' then s.term_m end as to_term_m,
    case when s.penalty = 'fixed_term' then s.term_d end as to_term_d,
    s.start_on, s.end_on, s.batch, s.source, s.sheet, s.row_no, s.recorded_by, s.raw
from sentence s
union all
select
    s.origin, 1, r.origin,
    coalesce(r.ruled_on, greatest(r.not_before, s.act_on + 1, case when s.is_first then s.start_on + 1 end)),
    r.ruled_on is null,
    coalesce(r.to_penalty, case when r.to_term_m is not null then 'fixed_term' end),
    12 * r.reduction_y + r.reduction_m, r.reduction_d,
    r.to_term_y, r.to_term_m, r.to_term_d, r.new_start, r.new_end,
    r.batch, r.source, r.sheet, r.row_no, r.recorded_by, r.raw
from sentence s
join reduction_once r on r.person = s.person
where case
    when r.ruled_on is null then s.replaced_on is null or r.not_before is null or s.replaced_on > r.not_before
    else (s.is_first or r.ruled_on >= s.act_on) and (s.replaced_on is null or r.ruled_on < s.replaced_on)
    end;

-- 4. A conversion begins a new running term; reductions add up from there. Out of life imprisonment the term
--    runs from the day of the ruling (刑法#80), out of a reprieve from a day that only the ruling tells (刑法#51).
create temp table phase as
select c.*,
    count(to_penalty) over so_far as phase,
    count(*) filter (undated) over so_far > 0 as uncertain,
    count(to_penalty) filter (undated) over so_far > 0 as conversion_uncertain,
    coalesce(last_value(to_penalty ignore nulls) over before, s.penalty) as penalty_before,
    row_number() over so_far - 1 as number
from change c
join (select origin, penalty from sentence) s on s.origin = c.sentence
window so_far as (partition by sentence order by step, effect_on nulls first, c.origin
        rows between unbounded preceding and current row),
    before as (partition by sentence order by step, effect_on nulls first, c.origin
        rows between unbounded preceding and 1 preceding);

create temp table state as
select *,
    first_value(to_term_y) over in_phase as running_y,
    first_value(to_term_m) over in_phase as running_m,
    first_value(to_term_d) over in_phase as running_d,
    last_value(coalesce(start_on, case when to_penalty = 'fixed_term' and penalty_before = 'life' then effect_on end)
        ignore nulls) over in_phase as running_from,
    coalesce(sum(months) filter (step = 1 and to_penalty is null) over in_phase, 0) as reduced_months,
    coalesce(sum(days) filter (step = 1 and to_penalty is null) over in_phase, 0) as reduced_days,
    count(*) filter (step = 1 and to_penalty is null) over in_phase as reductions,
    count(*) filter (step = 1 and to_penalty is null and months is null) over in_phase as untold
from phase
window in_phase as (partition by sentence, phase order by number rows between unbounded preceding and current row);

-- 5. Each state lasts until the day before the next one; of several on one day the last stands.
create temp table state_span as
select state.*, lead(effect_on) over (partition by sentence order by number) as next_on
from state
qualify row_number() over (partition by sentence, effect_on order by number desc) = 1;

-- 6. As the dictionary lays it out, with the words of the source under the names of this table.
create temp table sentence_state as
select
    s.origin || ':state:' || t.number as row_id, t.batch, t.source, t.sheet, t.row_no, t.recorded_by,
    case when t.step = 0 then words_of_judgment(t.raw) else words_of_reduction(t.raw) end as raw,
    s.person, t.origin, t.effect_on as from_on, coalesce(t.next_on, s.replaced_on) - 1 as until_on,
    s.penalty, s.term_y, s.term_m, s.term_d, s.category, s.judged_on, s.delivered_on_lo, s.delivered_on_hi,
    case when not t.conversion_uncertain then t.running_from end as start_on,
    case when not t.conversion_uncertain then t.running_y end as running_term_y,
    case when not t.conversion_uncertain then t.running_m end as running_term_m,
    case when not t.conversion_uncertain then t.running_d end as running_term_d,
    case when t.sure then t.reduced_months // 12 end as reduced_y,
    case when t.sure then t.reduced_months % 12 end as reduced_m,
    case when t.sure then t.reduced_days end as reduced_d,
    case when not t.uncertain then t.end_on end as end_on,
    case when t.phase = 0 then s.credit_days when not t.conversion_uncertain then 0 end as credit_days
from (
    select span.*, not span.uncertain and span.untold = 0
        and (span.reductions = 0 or span.phase > 0 or s.penalty = 'fixed_term') as sure
    from state_span span
    join sentence s on s.origin = span.sentence
) t
join sentence s on s.origin = t.sentence;
