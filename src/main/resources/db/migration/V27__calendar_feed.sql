-- A calendar feed is opened by programs that know an address only; its token opens nothing else.
alter table api_token add column purpose text not null default 'api' check (purpose in ('api', 'calendar'));
create index api_token_owner on api_token (tenant_id, staff_id);
