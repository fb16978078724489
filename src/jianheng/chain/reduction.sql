-- Every granted reduction known of a person, each once.

-- 1. What rulings say of themselves, and what later rulings recite. `not_before` is a day that is certain to
--    be no later than the reduction, for those whose own day is not stated.
create temp table reduction_said as
select
    r.person, r.row_id as origin, 0 as standing, r.ruled_on, r.served_on, r.court, r.case_number,
    r.reduction_y, r.reduction_m, r.reduction_d, r.to_penalty, r.to_term_y, r.to_term_m, r.to_term_d,
    r.new_start, r.new_end,
    -- a ruling is younger than every ruling that it recites
    greatest(r.proposed_on + 1, r.latest_event_on, told.last_on + 1) as not_before,
    r.batch, r.source, r.sheet, r.row_no, r.recorded_by, r.raw
from commutation_ruling r
left join (
    select ruling, max(ruled_on) as last_on from recited_reduction group by ruling
) told on told.ruling = r.row_id
where r.result in ('granted', 'reduced')
union all
select
    c.person, c.row_id, 1, c.ruled_on, null, c.court, c.case_number,
    c.reduction_y, c.reduction_m, c.reduction_d, c.to_penalty, c.to_term_y, c.to_term_m, c.to_term_d,
    c.new_start, c.new_end,
    1 + max(c.ruled_on) over (
        partition by c.ruling order by c.position rows between unbounded preceding and 1 preceding),
    c.batch, c.source, c.sheet, c.row_no, c.recorded_by, c.raw
from recited_reduction c;

-- 2. The day of an act from whoever states it, where all who do agree; then its number likewise.
create temp table reduction_dated as
select * replace (
    case
        when ruled_on is null and case_number is not null and person is not null
            and min(ruled_on) over act = max(ruled_on) over act
        then min(ruled_on) over act
        else ruled_on
    end as ruled_on)
from reduction_said
window act as (partition by person, case_number);

create temp table reduction_numbered as
select *,
    case
        when case_number is null and ruled_on is not null and person is not null
            and min(case_number) over act = max(case_number) over act
        then min(case_number) over act
        else case_number
    end as act_number,
    (reduction_m is null)::int + (new_end is null)::int + (to_term_y is null)::int
        + (to_penalty is null)::int + (court is null)::int as gaps
from reduction_dated
window act as (partition by person, ruled_on);

-- 3. One row for each act: the ruling itself before a recital, a fuller recital before a poorer one.
create temp table reduction_once as
select *
from (
    select *,
        row_number() over (partition by person, ruled_on order by standing, gaps, origin) as place_by_day,
        row_number() over (partition by person, act_number order by standing, gaps, origin) as place_by_number
    from reduction_numbered
)
where (person is null or ruled_on is null or place_by_day = 1)
  and (person is null or act_number is null or place_by_number = 1);

-- 4. As the dictionary lays it out; the words of the source stay under the same names.
create temp table reduction as
select origin || ':reduction' as row_id, batch, source, sheet, row_no, recorded_by, raw,
    person, origin, ruled_on, served_on, court, case_number, reduction_y, reduction_m, reduction_d,
    to_penalty, to_term_y, to_term_m, to_term_d, new_end
from reduction_once;
