-- What the organisation says to complainants: by which ways it can, in which words, and what became of each message.
create table delivery_settings (
    tenant_id       uuid primary key,
    sealing_key     bytea not null,
    sender_name     text not null,             -- the one name under which the organisation answers
    portal_address  text,                      -- where customers reach the program: the front of tracking links
    smtp_host       text,
    smtp_port       integer check (smtp_port between 1 and 65535),
    smtp_security   text check (smtp_security in ('tls', 'starttls', 'none')),
    smtp_username   text,
    smtp_password   bytea,                     -- sealed
    smtp_from       text,
    sms_address     text,
    sms_secret      bytea,                     -- sealed
    letter_address  text,
    letter_footer   text,
    changed_at      timestamptz not null,
    check ((smtp_host is null) = (smtp_from is null)),
    check ((sms_address is null) = (sms_secret is null))
);

create table delivery_wording (
    tenant_id uuid not null,
    kind      text not null,
    language  text not null,
    subject   text not null,
    body      text not null,
    primary key (tenant_id, kind, language)
);

create table delivery (
    tenant_id      uuid not null,
    delivery_id    uuid not null,
    complaint_id   uuid not null,
    about          text not null,              -- what it tells, once: kind and number of the event
    turn           integer not null default 0, -- 0, then one more for each time that it was sent another way
    kind           text not null,
    reply_no       integer,
    way            text not null check (way in ('mail', 'sms', 'phone', 'letter', 'publication', 'portal')),
    language       text not null,
    sealed_to      bytea,                      -- address or phone, with the complaint's own key like all below
    to_index       bytea,                      -- blind: how much went to it lately
    sealed_subject bytea not null,
    sealed_body    bytea not null,
    message_id     text,
    created_at     timestamptz not null,
    attempts       integer not null default 0,
    next_try_at    timestamptz,
    delivered_at   timestamptz,                -- taken by the other side, posted, called, published, shown
    dead_at        timestamptz,
    last_error     text,
    printed_at     timestamptz,
    bounced_at     timestamptz,
    read_at        timestamptz,
    superseded_at  timestamptz,                -- something newer, or another way, took its place
    done_by        uuid,
    sealed_note    bytea,                      -- what was said when they were called
    primary key (tenant_id, delivery_id),
    unique (tenant_id, complaint_id, about, turn),
    foreign key (tenant_id, complaint_id) references complaint
);
create index delivery_due on delivery (tenant_id, next_try_at) where next_try_at is not null;
create index delivery_open on delivery (tenant_id, created_at desc)
    where superseded_at is null and (delivered_at is null or bounced_at is not null);
create unique index delivery_message on delivery (tenant_id, message_id) where message_id is not null;
create index delivery_to on delivery (tenant_id, to_index, created_at) where to_index is not null;

do $$
declare
    t text;
begin
    foreach t in array array['delivery_settings', 'delivery_wording', 'delivery']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant_only on %I using (tenant_id = current_tenant())', t);
    end loop;
end $$;

grant select, insert, update, delete on delivery_settings, delivery_wording, delivery to wenguo_app;
