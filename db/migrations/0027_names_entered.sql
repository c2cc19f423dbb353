-- Who entered a restricted matter has the names that he typed open until the day is over, and that is a reason of its own.
alter table protected_read drop constraint protected_read_because_check;
--> statement-breakpoint
alter table protected_read add constraint protected_read_because_check
  check (because in ('listed-today', 'preparing', 'process', 'party-asks', 'other', 'entered'));
