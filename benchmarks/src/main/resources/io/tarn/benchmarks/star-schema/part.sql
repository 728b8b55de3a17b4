select p_partkey, p_name, concat('MFGR#', cast(m as string)) as p_mfgr,
  concat('MFGR#', cast(m as string), cast(c as string)) as p_category,
  concat('MFGR#', cast(m as string), cast(c as string), cast(b as string)) as p_brand1,
  split_part(p_name, ' ', 1) as p_color, p_type, p_size, p_container
from (
  select p_partkey, p_name, p_type, p_size, p_container,
    p_partkey % 5 + 1 as m, (p_partkey div 5) % 5 + 1 as c, (p_partkey div 25) % 40 + 1 as b
  from {source}.part)
