-- Rows of some persons from one Parquet file, in the order of the file; null among the wanted ones finds null.
select t.* from read_parquet($1, file_row_number = true) t
semi join wanted on t.person is not distinct from wanted.person
order by t.file_row_number
