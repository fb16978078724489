-- What sentence a person serves from day to day: a state from the judgment on, and one after each reduction.
-- A sentence is known by the place (`pos`) of the judgment's row on the way.

-- 1. One sentence for each judgment of a person. What one statement leaves out is taken from the others where
--    all agree; statements that differ stay apart, so that the difference is seen.
create temp table sentence_told as
select
    j.pos as sentence, p.pno, coalesce(j.judgment, j.judged_on::varchar, j.row_id) as act,
    j.judged_on, j.main_penalty as penalty, j.category, j.term_y, j.term_m, j.term_d,
    j.delivered_on_lo, j.delivered_on_hi, j.stated_start as start_on, j.stated_end as end_on,
    j.stated_credit_days as credit_days
from judgment_person j
left join person p on p.person = j.person
where j.main_penalty in ('fixed_term', 'criminal_detention', 'control', 'life', 'death_reprieve');

create temp table sentence_agreed as
select pno, act,
    agreed(min(judged_on), max(judged_on)) as judged_on,
    agreed(min(category), max(category)) as category,
    agreed(min(start_on), max(start_on)) as start_on,
    agreed(min(end_on), max(end_on)) as end_on,
    agreed(min(credit_days), max(credit_days)) as credit_days,
    agreed(min(delivered_on_lo), max(delivered_on_lo)) as delivered_on_lo,
    agreed(min(delivered_on_hi), max(delivered_on_hi)) as delivered_on_hi
from sentence_told
where pno is not null
group by all
having count(*) > 1;

create temp table sentence_once as
select t.sentence, t.pno, t.act, t.penalty, t.term_y, t.term_m, t.term_d,
    coalesce(t.judged_on, a.judged_on) as judged_on,
    coalesce(t.category, a.category) as category,
    coalesce(t.delivered_on_lo, a.delivered_on_lo) as delivered_on_lo,
    coalesce(t.delivered_on_hi, a.delivered_on_hi) as delivered_on_hi,
    coalesce(t.start_on, a.start_on) as start_on,
    coalesce(t.end_on, a.end_on) as end_on,
    coalesce(t.credit_days, a.credit_days) as credit_days,
    a.act is not null as told_again
from sentence_told t
left join sentence_agreed a on a.pno = t.pno and a.act = t.act;

delete from sentence_once where sentence in (
    select sentence
    from sentence_once
    where told_again
    qualify row_number() over (
        partition by pno, act, judged_on, penalty, category, term_y, term_m, term_d,
            delivered_on_lo, delivered_on_hi, start_on, end_on, credit_days
        order by sentence) > 1);

-- 2. A later judgment takes the place of an earlier one, as a combined sentence does, from its own day on.
--    Days credited that nobody counts follow from the printed range: start + term - 1 day - credit = end
--    (刑法#47).
create temp table act_day as
select pno, act, act_on,
    coalesce(act_on = min(act_on) over (partition by pno), true) as is_first,
    min(act_on) over (partition by pno order by act_on
        range between interval 1 day following and unbounded following) as replaced_on
from (select pno, act, min(judged_on) as act_on from sentence_once where pno is not null group by all);

create temp table sentence as
select once.* replace (coalesce(credit_days, case when printed_credit >= 0 then printed_credit end) as credit_days),
    once.credit_days as told_credit,
    day.act_on, coalesce(day.is_first, true) as is_first, day.replaced_on
from (
    select *, case when penalty in ('fixed_term', 'criminal_detention')
        then date_diff('day', end_on, last_day_of_term(start_on, term_y, term_m, term_d)) end as printed_credit
    from sentence_once
) once
left join act_day day on day.pno = once.pno and day.act = once.act;

-- 3. What changed each sentence, and from when. A reduction whose day nobody states takes its place at the
--    first day on which it may have been ruled: from there on nothing that it touches is certain.
create temp table change as
select
    sentence, penalty as first_penalty, 0 as step, sentence as pos,
    case when is_first then coalesce(start_on, judged_on) else act_on end as effect_on,
    false as undated, null as to_penalty, null::int as months, null::int as days,
    case when has_term(penalty) then term_y end as to_term_y,
    case when has_term(penalty) then term_m end as to_term_m,
    case when has_term(penalty) then term_d end as to_term_d,
    start_on, end_on
from sentence
union all
select
    s.sentence, s.penalty, 1, r.pos,
    coalesce(r.ruled_on, greatest(r.not_before, s.act_on + 1, case when s.is_first then s.start_on + 1 end)),
    r.ruled_on is null,
    coalesce(r.to_penalty, case when r.to_term_m is not null then 'fixed_term' end),
    12 * r.reduction_y + r.reduction_m, r.reduction_d,
    r.to_term_y, r.to_term_m, r.to_term_d, r.new_start, r.new_end
from sentence s
join reduction_once r on r.pno = s.pno
where case
    when r.ruled_on is null then s.replaced_on is null or r.not_before is null or s.replaced_on > r.not_before
    else (s.is_first or r.ruled_on >= s.act_on) and (s.replaced_on is null or r.ruled_on < s.replaced_on)
    end;

-- 4. A conversion begins a new running term; reductions add up from there. Out of life imprisonment the term
--    runs from the day of the ruling (刑法#80), out of a reprieve from a day that only the ruling tells (刑法#51).
create temp table phase as
select *,
    count(to_penalty) over so_far as phase,
    count(*) filter (undated) over so_far > 0 as uncertain,
    count(to_penalty) filter (undated) over so_far > 0 as conversion_uncertain,
    row_number() over so_far - 1 as number,
    coalesce(last_value(to_penalty ignore nulls) over before, first_penalty) as penalty_before
from change
window so_far as (partition by sentence order by step, effect_on nulls first, pos
        rows between unbounded preceding and current row),
    before as (partition by sentence order by step, effect_on nulls first, pos
        rows between unbounded preceding and 1 preceding);

create temp table state as
select sentence, step, pos, effect_on, end_on, phase, uncertain, conversion_uncertain, number,
    first_value(to_term_y) over in_phase as running_y,
    first_value(to_term_m) over in_phase as running_m,
    first_value(to_term_d) over in_phase as running_d,
    last_value(coalesce(start_on, case when to_penalty = 'fixed_term' and penalty_before = 'life' then effect_on end)
        ignore nulls) over in_phase as running_from,
    coalesce(sum(months) filter (reducing) over in_phase, 0) as reduced_months,
    coalesce(sum(days) filter (reducing) over in_phase, 0) as reduced_days,
    not uncertain
        and count(*) filter (reducing and months is null) over in_phase = 0
        and (phase > 0 or has_term(first_penalty) or count(*) filter (reducing) over in_phase = 0) as sure
from (select *, step = 1 and to_penalty is null as reducing from phase)
window in_phase as (partition by sentence, phase order by number rows between unbounded preceding and current row);

-- 5. Each state lasts until the day before the next one; of several on one day the last stands.
create temp table state_span as
select *, lead(effect_on) over (partition by sentence order by number) as next_on
from state
qualify row_number() over (partition by sentence, effect_on order by number desc) = 1;

-- 6. As the dictionary lays it out, with the words of the source under the names of this table.
create temp view sentence_state as
select
    j.origin || ':state:' || t.number as row_id, o.batch, o.source, o.sheet, o.row_no, o.recorded_by,
    term_left_open(
        case when t.step = 0 then words_of_judgment(o.raw) else words_of_reduction(o.raw) end, s.penalty, s.term_m
    ) as raw,
    j.person, o.origin, t.effect_on as from_on, coalesce(t.next_on, s.replaced_on) - 1 as until_on,
    s.penalty, s.term_y, s.term_m, s.term_d, s.category, s.judged_on, s.delivered_on_lo, s.delivered_on_hi,
    case when not t.conversion_uncertain then t.running_from end as start_on,
    case when not t.conversion_uncertain then t.running_y end as running_term_y,
    case when not t.conversion_uncertain then t.running_m end as running_term_m,
    case when not t.conversion_uncertain then t.running_d end as running_term_d,
    case when t.sure then t.reduced_months // 12 end as reduced_y,
    case when t.sure then t.reduced_months % 12 end as reduced_m,
    case when t.sure then t.reduced_days end as reduced_d,
    case when not t.uncertain then t.end_on end as end_stated,
    -- Only what a paper counts as credited is taken off: what the printed dates imply would prove them right.
    -- 管制 credits two days for one (刑法#41), and papers do not tell which of the two they print.
    case when t.sure and not t.conversion_uncertain and (s.penalty != 'control' or s.told_credit = 0)
        then last_day_of_term(t.running_from, (12 * t.running_y + t.running_m - t.reduced_months) // 12,
            (12 * t.running_y + t.running_m - t.reduced_months) % 12, t.running_d - t.reduced_days)
            - (case when t.phase = 0 then s.told_credit else 0 end)::int end as end_by_law,
    case when t.phase = 0 then s.credit_days when not t.conversion_uncertain then 0 end as credit_days,
    s.pno as order_1, t.effect_on as order_2, t.sentence * 1000 + t.number as order_3
from state_span t
join sentence s on s.sentence = t.sentence
join told o on o.pos = t.pos
join told j on j.pos = t.sentence;
