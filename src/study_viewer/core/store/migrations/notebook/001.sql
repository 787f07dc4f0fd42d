-- SPDX-License-Identifier: MIT
-- The notebook's first shape. Every table keeps its rowid, so that a damaged file can be gone
-- through row by row, and every row a checksum, because SQLite notices few flipped bits itself.

-- The version is told twice: user_version alone could be a flipped bit.
CREATE TABLE about (version INTEGER NOT NULL);
INSERT INTO about (version) VALUES (1);

-- What annotations refer to, as it was when one was last written: title and digest still say
-- where they come from after the document is gone.
CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    digest TEXT NOT NULL,
    checksum INTEGER NOT NULL
);

-- exact to digest: the selector; start is NULL for a note on a whole section, whose title is
-- then in exact, and for one on a whole document, which has no section either.
-- state to resolved: where it stood in the document's text of digest "resolved".
CREATE TABLE annotations (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    section TEXT,
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    start INTEGER,
    stop INTEGER,
    digest TEXT NOT NULL,
    note TEXT NOT NULL,
    colour TEXT,
    tags TEXT NOT NULL,
    created TEXT NOT NULL,
    modified TEXT NOT NULL,
    deleted TEXT,
    state TEXT NOT NULL,
    at_section TEXT,
    at_start INTEGER,
    at_stop INTEGER,
    resolved TEXT NOT NULL,
    checksum INTEGER NOT NULL
);
-- With "deleted", counting what each document has reads no row (48 against 4 ms for 100,000).
CREATE INDEX annotations_by_document ON annotations (document, deleted);

-- Where a document is read, and in which order documents were opened (turn rises).
CREATE TABLE places (
    document TEXT PRIMARY KEY,
    section TEXT NOT NULL,
    start INTEGER NOT NULL,
    turn INTEGER NOT NULL,
    checksum INTEGER NOT NULL
);

-- The farthest offset that was read of each section.
CREATE TABLE progress (
    document TEXT NOT NULL,
    section TEXT NOT NULL,
    farthest INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (document, section)
);
