alter table mailbox
    add column paused         boolean not null default false, -- not read until somebody lets it go on
    add column listened_until timestamptz;                    -- a node waits on the line for new mail; null or past: none does
