-- How many lines of an import are in which state, counted as it happens: who watches it need not have them counted each second.
alter table import_job
    add column lines_checked integer not null default 0,
    add column lines_taken   integer not null default 0,
    add column lines_known   integer not null default 0,
    add column lines_wrong   integer not null default 0,
    add column lines_undone  integer not null default 0,
    add column lines_kept    integer not null default 0;

update import_job j set
    lines_checked = n.checked, lines_taken = n.taken, lines_known = n.known, lines_wrong = n.wrong,
    lines_undone = n.undone, lines_kept = n.kept
from (select tenant_id, import_id,
             count(*) filter (where state = 'checked') as checked, count(*) filter (where state = 'taken') as taken,
             count(*) filter (where state = 'known') as known, count(*) filter (where state = 'wrong') as wrong,
             count(*) filter (where state = 'undone') as undone, count(*) filter (where state = 'kept') as kept
      from import_line group by tenant_id, import_id) n
where n.tenant_id = j.tenant_id and n.import_id = j.import_id;
