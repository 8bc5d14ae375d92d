-- What the program's first migration does, in small: the role that the pool's connections become.
create role wenguo_app nologin;
grant wenguo_app to current_user;
create table first_thing (id int primary key);
grant select, insert on first_thing to wenguo_app;
