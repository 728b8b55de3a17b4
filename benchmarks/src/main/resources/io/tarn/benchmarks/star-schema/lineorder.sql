select l_orderkey as lo_orderkey, l_linenumber as lo_linenumber, o_custkey as lo_custkey,
  l_partkey as lo_partkey, l_suppkey as lo_suppkey,
  year(o_orderdate) * 10000 + month(o_orderdate) * 100 + day(o_orderdate) as lo_orderdate,
  o_orderpriority as lo_orderpriority, o_shippriority as lo_shippriority,
  cast(l_quantity as int) as lo_quantity, cast(l_extendedprice * 100 as int) as lo_extendedprice,
  cast(o_totalprice * 100 as int) as lo_ordtotalprice, cast(l_discount * 100 as int) as lo_discount,
  cast(l_extendedprice * (100 - l_discount * 100) as int) as lo_revenue,
  cast(ps_supplycost * 100 as int) as lo_supplycost, cast(l_tax * 100 as int) as lo_tax,
  year(l_commitdate) * 10000 + month(l_commitdate) * 100 + day(l_commitdate) as lo_commitdate,
  l_shipmode as lo_shipmode
from {source}.lineitem join {source}.orders on l_orderkey = o_orderkey
  join {source}.partsupp on l_partkey = ps_partkey and l_suppkey = ps_suppkey
