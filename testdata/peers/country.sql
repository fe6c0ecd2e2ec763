SELECT country, count(*) FROM party GROUP BY country ORDER BY 2 DESC, 1;
