-- Third edition: the words of the texts, without accents, for search. Derived from `documents` and made anew from it at
-- any time; without content of its own, so what is shown is always read from the text itself. The number of a row is
-- that of the report times 2^32 plus the byte at which its line begins (src/search.rs).
CREATE VIRTUAL TABLE lines USING fts5 (words, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 0");
