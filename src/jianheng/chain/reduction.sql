-- Every granted reduction known of a person, each once. On the way rows are known by their place among all
-- rows (`pos`) and persons by their number (`pno`); ids, words and provenance join in at the end.

-- 1. What rulings say of themselves, and what later rulings recite. `not_before` is a day that is certain to
--    be no later than the reduction, for those whose own day is not stated.
create temp table reduction_said as
select
    p.pno, 0 as standing, r.pos, r.ruled_on, r.served_on, r.court, r.case_number,
    r.reduction_y, r.reduction_m, r.reduction_d, r.to_penalty, r.to_term_y, r.to_term_m, r.to_term_d,
    r.new_start, r.new_end,
    -- a ruling is younger than every ruling that it recites
    greatest(r.proposed_on + 1, r.latest_event_on, told.last_on + 1) as not_before
from commutation_ruling r
left join (
    select ruling, max(ruled_on) as last_on from recited_reduction group by ruling
) told on told.ruling = r.row_id
left join person p on p.person = r.person
where r.result in ('granted', 'reduced')
union all
select
    p.pno, 1, c.pos, c.ruled_on, null, c.court, c.case_number,
    c.reduction_y, c.reduction_m, c.reduction_d, c.to_penalty, c.to_term_y, c.to_term_m, c.to_term_d,
    c.new_start, c.new_end, before.not_before
from recited_reduction c
left join person p on p.person = c.person
left join (
    select undated.pos, max(dated.ruled_on) + 1 as not_before
    from recited_reduction undated
    join recited_reduction dated on dated.ruling = undated.ruling and dated.position < undated.position
    where undated.ruled_on is null
    group by undated.pos
) before on before.pos = c.pos;

-- 2. The day of an act from whoever states it, where all who do agree; then its number likewise.
create temp table reduction_dated as
select said.* replace (coalesce(said.ruled_on, other.ruled_on) as ruled_on)
from reduction_said said
left join (
    select pno, case_number, min(ruled_on) as ruled_on
    from reduction_said
    where pno is not null and case_number is not null
    group by all
    having min(ruled_on) = max(ruled_on) and count(*) > 1
) other on said.ruled_on is null and other.pno = said.pno and other.case_number = said.case_number;

create temp table reduction_numbered as
select dated.*, coalesce(dated.case_number, other.case_number) as act_number,
    (reduction_m is null)::int + (new_end is null)::int + (to_term_y is null)::int
        + (to_penalty is null)::int + (court is null)::int as gaps
from reduction_dated dated
left join (
    select pno, ruled_on, min(case_number) as case_number
    from reduction_dated
    where pno is not null and ruled_on is not null
    group by all
    having min(case_number) = max(case_number) and count(*) > 1
) other on dated.case_number is null and other.pno = dated.pno and other.ruled_on = dated.ruled_on;

-- 3. One row for each act: the ruling itself before a recital, a fuller recital before a poorer one.
create temp table reduction_place as
select pos,
    row_number() over (partition by pno, ruled_on order by standing, gaps, pos) as by_day,
    row_number() over (partition by pno, hash(act_number), act_number order by standing, gaps, pos) as by_number
from reduction_numbered;

create temp table reduction_once as
select n.* exclude (act_number, gaps)
from reduction_numbered n
join reduction_place place on place.pos = n.pos
where (pno is null or ruled_on is null or by_day = 1) and (pno is null or act_number is null or by_number = 1);

-- 4. As the dictionary lays it out; the words of the source stay under the same names.
create temp view reduction as
select o.origin || ':reduction' as row_id, o.batch, o.source, o.sheet, o.row_no, o.recorded_by, o.raw,
    o.person, o.origin, r.ruled_on, r.served_on, r.court, r.case_number, r.reduction_y, r.reduction_m, r.reduction_d,
    r.to_penalty, r.to_term_y, r.to_term_m, r.to_term_d, r.new_end,
    r.pno as order_1, r.ruled_on as order_2, r.pos as order_3
from reduction_once r
join told o on o.pos = r.pos;
