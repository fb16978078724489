-- Who the persons are, and where every row stands.

-- Persons by number, in the order of their keys: numbers compare and sort far faster than keys.
create temp table person as
select person, row_number() over (order by person) as pno
from (
    select person from commutation_ruling
    union select person from recited_reduction
    union select person from judgment_person
    union select person from assignment
    union select person from detention_stay
    union select person from prison_stay
    union select person from coercive_measure
    union select person from custody_clock
    union select person from proceeding
)
where person is not null;

create temp view told as
select pos, row_id as origin, person, batch, source, sheet, row_no, recorded_by, raw from commutation_ruling
union all
select pos, row_id, person, batch, source, sheet, row_no, recorded_by, raw from recited_reduction
union all
select pos, row_id, person, batch, source, sheet, row_no, recorded_by, raw from judgment_person;
