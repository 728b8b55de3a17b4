select s_suppkey, s_name, substring(s_address, 1, 25) as s_address,
  concat(rpad(substring(n_name, 1, 9), 9, ' '), cast(s_suppkey % 10 as string)) as s_city,
  n_name as s_nation, r_name as s_region, s_phone
from {source}.supplier join {source}.nation on s_nationkey = n_nationkey join {source}.region on n_regionkey = r_regionkey
