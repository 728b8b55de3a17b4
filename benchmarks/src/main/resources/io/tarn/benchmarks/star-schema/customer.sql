select c_custkey, c_name, substring(c_address, 1, 25) as c_address,
  concat(rpad(substring(n_name, 1, 9), 9, ' '), cast(c_custkey % 10 as string)) as c_city,
  n_name as c_nation, r_name as c_region, c_phone, c_mktsegment
from {source}.customer join {source}.nation on c_nationkey = n_nationkey join {source}.region on n_regionkey = r_regionkey
