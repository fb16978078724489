-- Who was in which cell, with the day of birth: whether a cellmate is an adult stands in another table than his
-- cell. A birth that is told in two ways is not known.
create temp view cell_stay as
select a.row_id || ':cell' as row_id, a.batch, a.source, a.sheet, a.row_no, a.recorded_by, a.raw, a.person,
    a.row_id as origin, a.kept_by, a.kept_by || '/' || a.value as cell, a.from_on, a.until_on, b.birth_on,
    p.pno as order_1, a.from_on as order_2, a.pos as order_3
from assignment a
left join person p on p.person = a.person
left join (
    select person, agreed(min(birth_on), max(birth_on)) as birth_on from person_statement group by person
) b on b.person = a.person
where a.kind = 'cell';
