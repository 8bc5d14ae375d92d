-- Mailboxes that are read, and every mail that ever came, whatever became of it.
create table mailbox (
    tenant_id       uuid not null,
    mailbox_id      uuid not null,
    unit_id         uuid not null,             -- whom mails to this address concern, as far as is known
    address         text not null,             -- that customers write to
    host            text not null,
    port            integer not null check (port between 1 and 65535),
    security        text not null check (security in ('tls', 'starttls', 'none')),
    username        text not null,
    sealed_password bytea not null,
    sealing_key     bytea not null,
    folder          text not null,
    moved_to        text,                      -- folder for what was read; null: it stays, marked as seen
    since           timestamptz not null,      -- older mails are left alone
    created_at      timestamptz not null,
    uid_validity    bigint,                    -- of the folder when it was read last
    last_uid        bigint not null default 0, -- everything up to here was read
    next_look_at    timestamptz not null,
    looked_at       timestamptz,
    failures        integer not null default 0,
    problem         text,                      -- what to do about it stands in the bundles; null: all is well
    taken           bigint not null default 0,
    primary key (tenant_id, mailbox_id),
    unique (tenant_id, address),
    foreign key (tenant_id, unit_id) references unit
);
create index mailbox_due on mailbox (tenant_id, next_look_at);
create index mailbox_unit on mailbox (tenant_id, unit_id);

create table mail (
    tenant_id    uuid not null,
    mail_id      uuid not null,
    identity     bytea not null,               -- the same however often it is delivered
    message_id   text,
    complaint_id uuid,
    mailbox_id   uuid,                         -- by which it came; null: by the API
    state        text not null check (state in ('new', 'added', 'noticed', 'aside', 'by-hand', 'dismissed')),
    reason       text,                         -- why it was kept aside
    nature       text not null check (nature in ('written', 'generated', 'auto-reply', 'bounce')),
    subject      text not null,
    sealed_from  bytea not null,
    from_index   bytea not null,               -- blind: to know a sender again
    sealed_fresh bytea not null,               -- what it says
    sealed_rest  bytea not null,               -- what it repeats
    sealed_raw   bytea not null,
    sealing_key  bytea,                        -- null: that of the complaint
    size         integer not null,             -- bytes of the raw mail
    received_at  timestamptz not null,
    taken_at     timestamptz not null,
    primary key (tenant_id, mail_id),
    unique (tenant_id, identity),
    foreign key (tenant_id, complaint_id) references complaint
);
create index mail_message_id on mail (tenant_id, message_id) where message_id is not null;
create index mail_complaint on mail (tenant_id, complaint_id) where complaint_id is not null;
create index mail_state on mail (tenant_id, state, mail_id desc);

create table mail_attachment (
    tenant_id  uuid not null,
    mail_id    uuid not null,
    no         integer not null,               -- from 1, in the order of the mail
    name       text not null,
    media_type text not null,                  -- as the sender says, believed by nobody
    size       integer not null,
    sha256     bytea not null,
    sealed     bytea,                          -- null: too large or one too many, it is in the raw mail alone
    primary key (tenant_id, mail_id, no),
    foreign key (tenant_id, mail_id) references mail on delete cascade
);

do $$
declare
    t text;
begin
    foreach t in array array['mailbox', 'mail', 'mail_attachment']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant_only on %I using (tenant_id = current_tenant())', t);
    end loop;
end $$;

grant select, insert, update, delete on mailbox, mail, mail_attachment to wenguo_app;
