-- What becomes of categories that the version lacks to which running cases are moved: old code to new code.
alter table policy_move add column categories jsonb not null default '{}';
