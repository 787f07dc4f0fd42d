-- SPDX-License-Identifier: MIT
-- What was read of each section: ranges instead of the farthest offset, which said nothing about
-- somebody who begins in the middle. How far a section was read becomes its first range.
-- row_checksum is the program's own; a row that did not fit its checksum still does not.

CREATE TABLE read_ranges (
    document TEXT NOT NULL,
    section TEXT NOT NULL,
    ranges TEXT NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (document, section)
);

INSERT OR IGNORE INTO read_ranges (document, section, ranges, checksum)
SELECT document, section, ranges,
    row_checksum(CAST(document AS BLOB), CAST(section AS BLOB), ranges)
    + (checksum <> row_checksum(CAST(document AS BLOB), CAST(section AS BLOB), farthest))
FROM (
    SELECT *, CASE WHEN farthest > 0 THEN '0-' || farthest ELSE '' END AS ranges FROM progress
);

DROP TABLE progress;

UPDATE about SET version = 2;
