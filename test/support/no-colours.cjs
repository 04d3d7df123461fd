// Jest asks its workers for colours on a terminal; what is tested here is the same everywhere.
delete process.env.FORCE_COLOR;
