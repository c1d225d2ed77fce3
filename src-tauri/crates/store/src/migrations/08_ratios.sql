-- A ratio (`411/434 đơn vị`) is a value of its whole too. A whole such as the population is that of many indicators, and
-- only few of their figures are ratios: these are found without walking over the others.
CREATE INDEX facts_of_whole ON facts (indicator, area, year) WHERE form = 'ratio';
