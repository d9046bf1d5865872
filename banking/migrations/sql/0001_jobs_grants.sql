GRANT SELECT, INSERT, UPDATE, DELETE
    ON public.procrastinate_jobs, public.procrastinate_events, public.procrastinate_periodic_defers, public.procrastinate_workers
    TO coop_app;
GRANT USAGE, SELECT
    ON SEQUENCE public.procrastinate_jobs_id_seq, public.procrastinate_events_id_seq, public.procrastinate_periodic_defers_id_seq
    TO coop_app;
GRANT SELECT ON public.alembic_version TO coop_app;
