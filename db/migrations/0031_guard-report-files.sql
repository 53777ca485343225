CREATE TRIGGER psp_files_no_update BEFORE UPDATE ON psp_files WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'psp_files holds facts'); END;
--> statement-breakpoint
CREATE TRIGGER psp_files_no_delete BEFORE DELETE ON psp_files WHEN (SELECT rebuilding FROM maintenance WHERE id = 1) = 0 BEGIN SELECT RAISE(ABORT, 'psp_files holds facts'); END;
