select year(d) * 10000 + month(d) * 100 + day(d) as d_datekey,
  date_format(d, 'MMMM d, yyyy') as d_date, date_format(d, 'EEEE') as d_dayofweek,
  date_format(d, 'MMMM') as d_month, year(d) as d_year, year(d) * 100 + month(d) as d_yearmonthnum,
  date_format(d, 'MMMyyyy') as d_yearmonth, dayofweek(d) as d_daynuminweek, day(d) as d_daynuminmonth,
  dayofyear(d) as d_daynuminyear, month(d) as d_monthnuminyear, (dayofyear(d) - 1) div 7 + 1 as d_weeknuminyear,
  case when month(d) in (11, 12) then 'Christmas' when month(d) in (6, 7, 8) then 'Summer'
    when month(d) in (9, 10) then 'Fall' when month(d) in (3, 4, 5) then 'Spring' else 'Winter' end as d_sellingseason,
  dayofweek(d) = 7 as d_lastdayinweekfl, d = last_day(d) as d_lastdayinmonthfl,
  month(d) = 12 and day(d) in (24, 25) as d_holidayfl, dayofweek(d) between 2 and 6 as d_weekdayfl
from (select explode(sequence(date '1992-01-01', date '1998-12-31', interval 1 day)) as d)
