-- An officer who cannot come may be in another court on that day, which is a reason of its own by now.
alter table officer_report drop constraint officer_report_because_check;
--> statement-breakpoint
alter table officer_report add constraint officer_report_because_check
  check (because in ('leave', 'duty', 'training', 'court', 'transfer', 'other'));
