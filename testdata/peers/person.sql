SELECT name, count(*) FROM participant GROUP BY name ORDER BY 2 DESC, 1;
