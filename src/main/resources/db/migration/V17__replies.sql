-- Writing replies (G1, G2): drafts, the points that a complaint raises, the organisation's own templates. What was sent, held,
-- released and sent back stands in the complaint's log; nothing here is needed to tell its life.

-- One for each who writes: nobody overwrites another's, and everybody who may reply sees who else is writing.
create table reply_draft (
    tenant_id    uuid not null,
    complaint_id uuid not null,
    staff_id     uuid not null,
    version      integer not null,
    channel      text not null,
    salutation   text not null check (salutation in ('', 'mr', 'ms')),
    text         text not null,
    outcome      boolean not null,            -- to be published as the final outcome
    begun_at     timestamptz not null,
    changed_at   timestamptz not null,
    primary key (tenant_id, complaint_id, staff_id),
    foreign key (tenant_id, complaint_id) references complaint,
    foreign key (tenant_id, staff_id) references staff
);

-- Of a complaint, once somebody has saved them; until then they are proposed from its words.
create table reply_points (
    tenant_id    uuid not null,
    complaint_id uuid not null,
    version      integer not null,
    points       jsonb not null,              -- [{text, answered, where}]
    changed_by   uuid not null,
    changed_at   timestamptz not null,
    primary key (tenant_id, complaint_id),
    foreign key (tenant_id, complaint_id) references complaint
);

create table reply_template (
    tenant_id   uuid not null,
    template_id uuid not null,
    version     integer not null,
    title       text not null,
    phase       text not null,                -- code in the pack; empty: in every phase
    wants       text not null check (wants in ('', 'vent', 'compensation', 'respect')),
    text        text not null,
    changed_by  uuid not null,
    changed_at  timestamptz not null,
    retired_at  timestamptz,
    primary key (tenant_id, template_id)
);

do $$
declare
    t text;
begin
    foreach t in array array['reply_draft', 'reply_points', 'reply_template']
    loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy tenant_only on %I using (tenant_id = current_tenant())', t);
    end loop;
end $$;

grant select, insert, update, delete on reply_draft to wenguo_app;
grant select, insert, update on reply_points, reply_template to wenguo_app;

-- What waits for another person's release, for the first screen of those who may give it.
create index complaint_event_reply_held on complaint_event (tenant_id, complaint_id) where type = 'reply-held';
