// Switches off colours, which Jest enables on a terminal, so that output is the same everywhere.
delete process.env.FORCE_COLOR;
