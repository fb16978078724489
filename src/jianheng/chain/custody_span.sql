-- What each day of a person's custody rests on, and in whose hands it lies. Every fact is an interval that begins
-- and ends on certain days; between two such days nothing changes. An end that nobody told runs to `far`, a start
-- that nobody told to `dawn`, and such an interval makes a day doubtful, never lawful and never unlawful.

-- 1. Stays. Who is said to have left, on a day that nobody told, was surely there on the first day only.
create temp table custody_stay as
select p.pno, s.*, case when end_unknown then start_on else coalesce(end_on, far()) end as last_on
from (
    select pos, row_id, batch, source, sheet, row_no, recorded_by, person, centre as unit, false as in_prison,
        admitted_at::date as start_on, left_at::date as end_on, left_for, serving_from,
        serving_end_stated as end_stated,
        left_at is null and (left_for is not null or unread(raw, 'left_at')) as end_unknown
    from detention_stay
    union all
    select pos, row_id, batch, source, sheet, row_no, recorded_by, person, prison, true,
        admitted_on, left_on, left_for, null, stated_end,
        left_on is null and (left_for is not null or unread(raw, 'left_on'))
    from prison_stay
) s
join person p on p.person = s.person;

-- 2. Measures that take a person's liberty, outside of stays only until the next stay takes over: nobody ends the
--    arrest of a convict, nor that of a person let go.
create temp table custody_measure as
select *, case
    when open_until >= start_on then start_on - 1
    else least(last_on, coalesce(next_stay - 1, far())) end as held_until
from (
    select *, max(stay_end) over (partition by pno order by start_on, is_measure) as open_until,
        min(stay_start) over (partition by pno order by start_on, is_measure
            rows between 1 following and unbounded following) as next_stay
    from (
        select p.pno, m.pos, true as is_measure, m.kind, m.executed_at::date as start_on,
            coalesce(m.in_force_until, far()) as last_on, null::date as stay_start, null::date as stay_end
        from coercive_measure m
        join person p on p.person = m.person
        where m.executed_at is not null and m.kind in ('detention', 'arrest', 'liuzhi', 'protective_custody',
            'revocation_arrest', 'residence_designated')
        union all
        select pno, pos, false, null, start_on, null, start_on, coalesce(end_on, far())
        from custody_stay where start_on is not null
    ) both_kinds
) placed
where is_measure;

-- 3. What may justify custody: periods; and sentences from the judgment to the printed end of the version in force.
create temp table custody_ground as
select p.pno, c.pos, 'period' as title, coalesce(c.period_from, dawn()) as start_on,
    coalesce(c.period_until, far()) as last_on, coalesce(c.period_until, far()) as until_on,
    c.period_from is not null and (c.period_until is not null or c.basis in ('psychiatric', 'suspended')) as sure
from custody_clock c
join person p on p.person = c.person
union all
select s.pno, j.pos, 'judgment',
    coalesce(greatest(t.effect_on, least(j.judged_on, j.effective_on)), dawn()),
    least(coalesce(coalesce(t.next_on, s.replaced_on) - 1, far()), coalesce(t.end_on, far())),
    coalesce(t.end_on, far()),
    least(j.judged_on, j.effective_on) is not null and not coalesce(j.probation, false) and not t.uncertain
        and (t.end_on is not null or s.penalty in ('life', 'death_reprieve'))
from state_span t
join sentence s on s.sentence = t.sentence
join judgment_person j on j.pos = t.sentence
where s.penalty != 'control';

-- Between a trial and the day on which its judgment is final the judgment keeps the person in custody: no period
-- runs while an appeal may be lodged. A final judgment of that trial, or a period of the next one, takes over.
create temp table custody_tried as
select pno, start_on, coalesce(next_ground - 1, far()) as last_on
from (
    select *, min(start_on) filter (not is_trial) over (partition by pno order by start_on, not is_trial
            rows between 1 following and unbounded following) as next_ground,
        max(start_on) filter (title = 'judgment') over (partition by pno order by start_on, not is_trial
            rows between unbounded preceding and current row) as last_judged
    from (
        select p.pno, true as is_trial, null as title, coalesce(g.accepted_on, g.ended_on) as accepted_on,
            g.ended_on + 1 as start_on
        from proceeding g
        join person p on p.person = g.person
        where g.stage in ('first_instance', 'second_instance', 'remanded', 'retrial') and g.ended_on is not null
            and coalesce(g.outcome, 'judged') in ('judged', 'affirmed', 'changed', 'other')
        union all
        select pno, false, title, null, start_on from custody_ground where sure
    ) both_kinds
) placed
where is_trial and not coalesce(last_judged >= accepted_on, false);

-- 4. The intervals side by side, and every day on which one begins or is over. Of several that hold on one day, the
--    stay or measure counts that began last, and the ground that ends last.
create temp table custody_event as
select pno, start_on as day, 0 as step, marked(last_on, pos) as stay, null as held, null as measure,
    null as period, null as judgment, null as doubt, null as open_ground, null as open_judgment, 1 as stays
from custody_stay where start_on is not null
union all by name
select pno, last_on as day, 0 as step, -1 as stays from custody_stay where start_on is not null and last_on < far()
union all by name
select pno, coalesce(start_on + 1, dawn()) as day, 0 as step, coalesce(end_on, far()) as doubt
from custody_stay where start_on is null or end_unknown
union all by name
select pno, start_on as day, 0 as step, marked(last_on, pos) as measure, held_until as held
from custody_measure
union all by name
select pno, start_on as day, 0 as step, marked(last_on, pos) as period
from custody_ground where sure and title = 'period'
union all by name
select pno, start_on as day, 0 as step, marked(last_on, until_on - dawn()) as judgment
from custody_ground where sure and title = 'judgment'
union all by name
select pno, start_on as day, 0 as step, last_on as tried from custody_tried
union all by name
select pno, start_on as day, 0 as step, last_on as open_ground,
    case when title = 'judgment' then last_on end as open_judgment
from custody_ground where not sure
union all by name
select distinct pno, day, 1 as step
from (
    select pno, unnest([start_on, last_on, last_on + 1, serving_from]) as day from custody_stay
    where start_on is not null
    union all
    select pno, unnest([start_on + 1, end_on + 1]) from custody_stay where start_on is null or end_unknown
    union all
    select pno, unnest([start_on, last_on + 1, held_until + 1]) from custody_measure
    union all
    select pno, unnest([start_on, last_on + 1]) from custody_ground
    union all
    select pno, unnest([start_on, last_on + 1]) from custody_tried
)
where day > dawn() and day < far();

create temp table custody_point as
select pno, day, lead(day) over (partition by pno order by day) - 1 as until_on,
    case when marked_day(last_stay) >= day then marked_number(last_stay)
        when marked_day(long_stay) >= day then marked_number(long_stay) end as stay,
    case when marked_day(last_measure) >= day then marked_number(last_measure)
        when marked_day(long_measure) >= day then marked_number(long_measure) end as measure,
    coalesce(marked_day(long_stay) >= day or held >= day, false) as is_held,
    coalesce(doubt >= day, false) as in_doubt,
    case when marked_day(long_period) >= day then marked_number(long_period) end as period,
    case when marked_day(judgment) >= day then dawn() + marked_number(judgment)::int end as judged_until,
    coalesce(tried >= day, false) as is_tried,
    coalesce(open_ground >= day, false) as may_be_justified,
    coalesce(open_judgment >= day, false) as may_be_judged,
    stays
from (
    select pno, day, step,
        last_value(stay ignore nulls) over so_far as last_stay, max(stay) over so_far as long_stay,
        last_value(measure ignore nulls) over so_far as last_measure, max(measure) over so_far as long_measure,
        max(period) over so_far as long_period, max(judgment) over so_far as judgment, max(held) over so_far as held,
        max(doubt) over so_far as doubt, max(open_ground) over so_far as open_ground, max(tried) over so_far as tried,
        max(open_judgment) over so_far as open_judgment,
        sum(stays) over so_far as stays
    from custody_event
    window so_far as (partition by pno order by day, step, marked_number(coalesce(stay, measure))
        rows between unbounded preceding and current row)
)
where step = 1;

-- 5. What each stretch is called. A prison holds convicts: where no judgment at all is here, nobody told which
--    sentence is served there, nor until when.
create temp table custody_state as
select pno, day, until_on, is_held, in_doubt,
    case when is_held or in_doubt then stay end as stay,
    case
        when not is_held then case when not in_doubt then 'at_liberty' end
        when judged_until is not null then case when in_prison or serving_from <= day then 'serving'
            else 'awaiting_delivery' end
        when may_be_judged then null
        when is_untold then 'serving'
        when measure is not null then kind
        when not any_undated then 'held'
    end as status,
    case
        when not is_held then case when not in_doubt then 'not_needed' end
        when judged_until is not null then 'judgment'
        when is_untold then null
        when period is not null then 'period'
        when is_tried then 'not_final'
        when not may_be_justified then 'none'
    end as title,
    case when is_held and not coalesce(is_untold, false) then nullif(coalesce(judged_until, period_until), far()) end as title_until,
    case when is_held and judged_until is null then period end as period,
    greatest(stays, is_held::int) as stays
from (
    select t.*, s.in_prison, s.serving_from, m.kind, g.last_on as period_until,
        u.pno is not null as any_undated,
        (s.in_prison or coalesce(s.serving_from <= t.day, false)) and j.pno is null as is_untold
    from custody_point t
    left join custody_stay s on s.pos = t.stay
    left join custody_measure m on m.pos = t.measure
    left join custody_ground g on g.pos = t.period and g.title = 'period'
    left join (
        select distinct p.pno from coercive_measure m join person p on p.person = m.person where m.executed_at is null
    ) u on u.pno = t.pno
    left join (select distinct pno from custody_ground where title = 'judgment') j on j.pno = t.pno
)
qualify bool_or(is_held or in_doubt) over (partition by pno order by day)
    and bool_or(is_held or in_doubt) over (partition by pno order by day
        rows between current row and unbounded following);

-- 6. Stretches that differ in nothing are one; custody that nothing interrupts began on one day.
create temp table custody_stretch as
select pno, min(day) as from_on, case when count(until_on) = count(*) then max(until_on) end as until_on,
    status, title, title_until, period, stay, stays,
    case when is_held then held_since end as held_since
from (
    select *,
        sum(is_new::int) over (partition by pno order by day rows unbounded preceding) as stretch,
        max(case when is_held and not was_held then day end) over (partition by pno order by day
            rows unbounded preceding) as held_since
    from (
        select *,
            coalesce(lag(is_held) over days, false) as was_held,
            {'a': status, 'b': title, 'c': title_until, 'd': period, 'e': stay, 'f': stays, 'g': is_held}
                is distinct from lag({'a': status, 'b': title, 'c': title_until, 'd': period, 'e': stay,
                    'f': stays, 'g': is_held}) over days as is_new
        from custody_state
        window days as (partition by pno order by day)
    )
)
group by pno, stretch, status, title, title_until, period, stay, stays, is_held, held_since;

-- 7. As the dictionary lays it out. A stay whose first day nobody told has no place on the line and stands beside it.
create temp view custody_span as
select p.person || ':custody:' || row_number() over (partition by t.pno order by t.from_on, s.pos) as row_id,
    s.batch, s.source, s.sheet, s.row_no, s.recorded_by, p.person, t.from_on, t.until_on,
    -- Who left on a day that nobody told has not stayed.
    '{"_unread": {' || nullif(concat_ws(', ', case when s.end_unknown then '"left_on": ""' end,
        case when t.status = 'serving' and t.title is null then '"title_until": ""' end), '') || '}}' as raw,
    t.status, t.title, t.title_until, c.stage, c.row_id as period, t.held_since, s.unit, s.in_prison,
    s.row_id as stay, t.stays,
    s.end_on as left_on, s.end_stated,
    case when t.until_on >= s.end_on - 1 then s.left_for end as ended_by,
    t.pno as order_1, t.from_on as order_2, s.pos as order_3
from (
    select * from custody_stretch
    union all by name
    select pno, pos as stay, end_on as until_on from custody_stay where start_on is null
) t
join person p on p.pno = t.pno
left join custody_stay s on s.pos = t.stay
left join custody_clock c on c.pos = t.period;
